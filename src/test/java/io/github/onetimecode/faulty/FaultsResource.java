package io.github.onetimecode.faulty;

import java.util.List;
import java.util.regex.Pattern;

import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.resource.RealmResourceProvider;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The switches. Values come as query parameters: whoever is driven by a test needs no more. */
public final class FaultsResource implements RealmResourceProvider {

    private final KeycloakSession session;

    FaultsResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<StoreFaults.Call> calls() {
        return faults().calls();
    }

    /** Everything as in the beginning, the clock too. What was claimed stays claimed. */
    @DELETE
    public void reset() {
        faults().forget();
        Time.setOffset(0);
    }

    @POST
    @Path("fail")
    public void fail(@QueryParam("calls") String calls) {
        faults().fail(calls);
    }

    @POST
    @Path("meet")
    public void meet(@QueryParam("calls") String calls, @QueryParam("parties") int parties) {
        faults().meet(calls, parties);
    }

    @GET
    @Path("met")
    @Produces(MediaType.APPLICATION_JSON)
    public long met() {
        return faults().met();
    }

    @POST
    @Path("clock")
    public void clock(@QueryParam("offset") int offsetSeconds) {
        Time.setOffset(offsetSeconds);
    }

    /** Ends the lifespan of what was claimed, as time would. */
    @POST
    @Path("expire")
    public void expire(@QueryParam("keys") String keys) {
        SingleUseObjectProvider store = session.getProvider(SingleUseObjectProvider.class, "infinispan");
        faults().calls().stream().map(StoreFaults.Call::key).distinct()
                .filter(Pattern.compile(keys).asPredicate()).forEach(store::remove);
    }

    private StoreFaults faults() {
        return FaultyStoreFactory.faultsOf(session);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
