package io.github.onetimecode.login;

import java.util.Map;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.realm.CodeEvents;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Ends a step without letting anybody in. Always by {@code forceChallenge}: Keycloak counts {@code failure} and
 * {@code failureChallenge} in brute-force detection, and no outage or setting may lock people out.
 */
final class StepRefusal {

    private static final String DIRECT_GRANT = "token";

    private final AuthenticationFlowContext context;

    StepRefusal(AuthenticationFlowContext context) {
        this.context = context;
    }

    void show(Refused refused) {
        RealmModel realm = context.getRealm();
        UserModel user = context.getUser();
        String where = String.format("Realm '%s', flow '%s', step %s, user %s", realm.getName(),
                context.getTopLevelFlow().getAlias(), StepName.label(realm, context.getExecution()),
                user == null ? "unknown" : user.getId());
        RefusalPage.report(refused, where, context.getEvent().clone().user(user)
                .detail(CodeEvents.STEP, StepName.of(realm, context.getExecution())));
        context.forceChallenge(isDirectGrant(context) ? json(refused.refusal())
                : new RefusalPage(LoginPage.of(context), FlowRestart.isPossible(context)).response(refused));
    }

    /** Native applications ask for tokens without a browser; they cannot show a page. */
    static boolean isDirectGrant(AuthenticationFlowContext context) {
        return DIRECT_GRANT.equals(context.getFlowPath());
    }

    private static Response json(Refusal refusal) {
        return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", "invalid_grant", "error_description", refusal.eventError())).build();
    }
}
