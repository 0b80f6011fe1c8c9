package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.lifecycle.CodeEvents;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.login.person.HiddenUser;
import io.github.onetimecode.page.RefusalPage;
import io.github.onetimecode.refusal.RefusalReport;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.StepName;

/**
 * Ends a step without logging anybody in. Always uses {@code forceChallenge}: Keycloak counts {@code failure} and
 * {@code failureChallenge} in brute-force detection, but no outage and no setting may lock users out.
 */
final class StepRefusal {

    private final AuthenticationFlowContext context;

    StepRefusal(AuthenticationFlowContext context) {
        this.context = context;
    }

    void show(RefusedException refused) {
        report(refused);
        context.forceChallenge(FlowPath.isDirectGrant(context) ? GrantAnswer.refused(refused)
                : new RefusalPage(FlowPage.of(context), FlowPath.canStartAgain(context)).response(refused));
    }

    /** Tells only the administrator. */
    void report(RefusedException refused) {
        RealmModel realm = context.getRealm();
        UserModel user = new HiddenUser(context).find().orElse(null);
        String where = String.format("Realm '%s', flow '%s', step %s, user %s", realm.getName(),
                context.getTopLevelFlow().getAlias(), StepName.label(realm, context.getExecution()),
                user == null ? "unknown" : user.getId());
        RefusalReport.send(refused, where, context.getEvent().clone().user(user)
                .detail(CodeEvents.STEP, StepName.of(realm, context.getExecution())));
    }
}
