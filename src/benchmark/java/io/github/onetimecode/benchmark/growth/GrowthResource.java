package io.github.onetimecode.benchmark.growth;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Lets the server grow and shrink, as far as one request can. */
@Produces(MediaType.TEXT_PLAIN)
public final class GrowthResource implements RealmResourceProvider {

    private static final long NOISE_BYTES = 10_000;
    private static final int SECONDS_OF_BRIEF = 60;

    private final KeycloakSession session;

    GrowthResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @POST
    @Path("entries")
    public String addEntries(@QueryParam("from") int from, @QueryParam("to") int to) {
        entries().put(from, to, System.currentTimeMillis());
        return String.valueOf(to - from);
    }

    /** Entries that end after a minute, as most of those of a login do after some. */
    @POST
    @Path("brief")
    public String addBriefEntries(@QueryParam("from") int from, @QueryParam("to") int to) {
        IntStream.range(from, to).forEach(number -> session.singleUseObjects()
                .put("benchmark-brief:" + number, SECONDS_OF_BRIEF, Map.of()));
        return String.valueOf(to - from);
    }

    @DELETE
    @Path("entries")
    public String removeEntries(@QueryParam("from") int from, @QueryParam("to") int to) {
        return String.valueOf(entries().remove(from, to));
    }

    @POST
    @Path("users")
    public String addUsers(@QueryParam("copied") String copied, @QueryParam("prefix") String prefix,
            @QueryParam("from") int from, @QueryParam("to") int to) throws SQLException {
        UserModel user = session.users().getUserByUsername(realm(), copied);
        try (Connection database = CDI.current().select(DataSource.class).get().getConnection()) {
            new CopiedUsers(database).add(user.getId(), prefix, from, to);
        }
        return String.valueOf(to - from);
    }

    /** Of this realm, as if it were removed. */
    @DELETE
    @Path("logins")
    public String forgetLogins() {
        session.authenticationSessions().onRealmRemoved(realm());
        return "0";
    }

    /** @return bytes that are in use, once what was freed is gone, too */
    @GET
    @Path("heap")
    public String heap() {
        long used = Long.MAX_VALUE;
        long before;
        do {
            before = used;
            System.gc();
            used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        } while (before - used > NOISE_BYTES);
        return String.valueOf(used);
    }

    private LeftEntries entries() {
        return new LeftEntries(session.singleUseObjects(), realm().getId());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
