package io.github.onetimecode.login;

import java.util.Map;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Ends a step without letting anybody in: page, event, and a line for the administrator. Always by
 * {@code forceChallenge}: Keycloak counts {@code failure} and {@code failureChallenge} in brute-force detection, and no
 * outage or setting may lock people out.
 */
final class RefusalPage {

    private static final Logger LOG = Logger.getLogger(RefusalPage.class);
    private static final String TEMPLATE = "one-time-code-refused.ftl";
    private static final String DIRECT_GRANT = "token";

    private final AuthenticationFlowContext context;

    RefusalPage(AuthenticationFlowContext context) {
        this.context = context;
    }

    void show(Refused refused) {
        Refusal refusal = refused.refusal();
        UserModel user = context.getUser();
        LOG.warnf("Realm '%s', flow '%s', step %s, user %s: refused, %s", context.getRealm().getName(),
                context.getTopLevelFlow().getAlias(), StepName.label(context.getRealm(), context.getExecution()),
                user == null ? "unknown" : user.getId(), refused.getMessage());
        context.getEvent().clone().user(user)
                .detail(CodeEvents.STEP, StepName.of(context.getRealm(), context.getExecution()))
                .error(refusal.eventError());
        context.forceChallenge(isDirectGrant(context) ? json(refusal) : page(refusal));
    }

    /** Native applications ask for tokens without a browser; they cannot show a page. */
    static boolean isDirectGrant(AuthenticationFlowContext context) {
        return DIRECT_GRANT.equals(context.getFlowPath());
    }

    private Response page(Refusal refusal) {
        return LoginPage.open(context).setError(refusal.messageKey())
                .setAttribute("oneTimeCode", Map.of("restart", FlowRestart.isPossible(context))).createForm(TEMPLATE);
    }

    private static Response json(Refusal refusal) {
        return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", "invalid_grant", "error_description", refusal.eventError())).build();
    }
}
