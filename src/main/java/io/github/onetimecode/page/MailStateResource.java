package io.github.onetimecode.page;

import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.keycloak.KeycloakClock;
import io.github.onetimecode.keycloak.RealmAccess;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.StoreUnavailable;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tells the page of a login the state of its mail. Changes nothing, least of all the login. */
public final class MailStateResource {

    private static final Logger LOG = Logger.getLogger("one-time-code.page");

    private final KeycloakSession session;
    private final RealmModel realm;

    MailStateResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * Answers with one word: {@code sending}, {@code sent} or {@code failed}. {@code Retry-After} is the number of
     * seconds until the user can request another mail.
     *
     * @param clientId of the login
     * @param tabId    of the login
     * @return 503 and {@code unavailable} if the store does not answer
     * @throws NotFoundException  unless the request comes from the browser of a login that has a code
     * @throws ForbiddenException if the realm requires TLS
     */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response state(@QueryParam("client_id") String clientId, @QueryParam("tab_id") String tabId) {
        RealmAccess access = new RealmAccess(session);
        if (!access.isOpen()) {
            throw new NotFoundException();
        }
        if (access.lacksTls()) {
            throw new ForbiddenException("HTTPS required");
        }
        StoredChallenge stored = login(clientId, tabId).flatMap(login -> new LoginNotes(login).readLast())
                .orElseThrow(NotFoundException::new);
        try {
            MailState state = MailState.of(stored, new Claims(session), new KeycloakClock().instant());
            return Response.ok(state.word()).header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(HttpHeaders.RETRY_AFTER, state.secondsUntilNext()).build();
        } catch (StoreUnavailable e) {
            // Only the administrator learns what the store says.
            LOG.errorf("Realm '%s': %s", realm.getName(), e.getMessage());
            // Keycloak 26.7.4 turns an answer without a type into a 500.
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).type(MediaType.TEXT_PLAIN).entity("unavailable")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }
    }

    private Optional<AuthenticationSessionModel> login(String clientId, String tabId) {
        ClientModel client = clientId == null || tabId == null ? null : realm.getClientByClientId(clientId);
        return Optional.ofNullable(client)
                .map(known -> new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, known, tabId));
    }
}
