package io.github.onetimecode.api;

import java.io.InputStream;
import java.util.OptionalLong;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.api.http.ApiDocument;
import io.github.onetimecode.api.http.ApiSetUp;
import io.github.onetimecode.api.http.Caller;
import io.github.onetimecode.api.http.ContentTypeGuard;
import io.github.onetimecode.api.http.CrossOrigin;
import io.github.onetimecode.api.http.Operation;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.api.http.RequestRateLimit;
import io.github.onetimecode.api.http.Route;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.RealmAccess;
import io.github.onetimecode.limits.StoreUnavailable;

import jakarta.ws.rs.core.Response;

/**
 * Answers every request to the API. It checks in this order: content type, realm and TLS, whether the API is on, path
 * and method, token, origin, rate limit, role. Every error is answered with a problem document.
 */
final class ApiEdge {

    private static final Logger LOG = Logger.getLogger("one-time-code.api");

    private final KeycloakSession session;
    private final OneTimeCodes codes;
    private final RequestRateLimit rateLimit;
    private final RequestRateLimit warnings;
    private final RealmModel realm;
    private final ApiSetUp setUp;
    private boolean originDecided;

    ApiEdge(KeycloakSession session, OneTimeCodes codes, RequestRateLimit rateLimit, RequestRateLimit warnings) {
        this.session = session;
        this.codes = codes;
        this.rateLimit = rateLimit;
        this.warnings = warnings;
        this.realm = session.getContext().getRealm();
        this.setUp = new ApiSetUp(realm);
    }

    /** @param path below the API's own address, without a leading slash */
    Response answer(String method, String path, InputStream body) {
        try {
            new ContentTypeGuard(session).requireOurs();
            requireAccess();
            requireSwitchedOn();
            return answer(Route.of(method, path), body);
        } catch (ProblemException problem) {
            // A page that is told nothing cannot know that its token has expired.
            return originDecided ? problem.response() : new CrossOrigin(session).allowAll(problem.response());
        } catch (StoreUnavailable e) {
            LOG.errorf("Realm '%s': %s", realm.getName(), e.getMessage());
            return new ProblemException(ProblemType.UNAVAILABLE).response();
        } catch (RuntimeException e) {
            // A defect. Keycloak would answer with a page if the caller's program accepts pages.
            LOG.errorf(e, "Realm '%s': a request for a one-time code failed", realm.getName());
            session.getTransactionManager().setRollbackOnly();
            return new ProblemException(ProblemType.INTERNAL).response();
        }
    }

    private void requireAccess() throws ProblemException {
        RealmAccess access = new RealmAccess(session);
        if (!access.isOpen()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        if (access.lacksTls()) {
            throw new ProblemException(ProblemType.HTTPS_REQUIRED);
        }
    }

    private void requireSwitchedOn() throws ProblemException {
        if (!setUp.isOn()) {
            warn();
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    /** Logs what the administrator has to fix. Not for each request, since anybody can send requests that fail. */
    private void warn() {
        if (warnings.take(realm.getId()).isEmpty()) {
            setUp.findings().forEach(LOG::warn);
        }
    }

    private Response answer(Route route, InputStream body) throws ProblemException {
        if (route.operation() == Operation.PREFLIGHT) {
            return new CrossOrigin(session).preflight(IdempotentIssuing.IDEMPOTENCY_KEY);
        }
        if (route.operation() == Operation.DESCRIBE) {
            return new CrossOrigin(session).allowAll(ApiDocument.response());
        }
        Caller caller = Caller.of(session);
        originDecided = true;
        new CrossOrigin(session).require(caller.token());
        OptionalLong wait = rateLimit.take(realm.getId() + ":" + caller.client().getId());
        if (wait.isPresent()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS).retryAfter(wait.getAsLong());
        }
        requireRole(route.operation(), caller);
        return new ApiOperations(ApiCall.of(session, codes, caller)).perform(route, body);
    }

    private void requireRole(Operation operation, Caller caller) throws ProblemException {
        try {
            operation.require(caller);
        } catch (ProblemException problem) {
            warn();
            throw problem;
        }
    }
}
