package io.github.onetimecode.login;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.login.person.TabUser;
import io.github.onetimecode.page.PageTexts;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.wiring.StepName;

import jakarta.ws.rs.core.Response;

/**
 * The second safeguard: refuses a login whose code was issued but never confirmed. This happens if somebody removes the
 * confirm step from the flow while a user looks at its page: Keycloak then treats the flow as finished. It also refuses
 * one that ends as somebody else, for whom no step of ours has run.
 */
final class UnconfirmedCode {

    private static final Logger LOG = Logger.getLogger("one-time-code.refusal");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;

    UnconfirmedCode(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.login = session.getContext().getAuthenticationSession();
    }

    /** @throws AuthenticationFlowException if the step issued a code that has not been confirmed */
    void refuse(AuthenticationExecutionModel issue) {
        boolean issued = login.getExecutionStatus().get(issue.getId()) == ExecutionStatus.SUCCESS;
        if (issued && new LoginNotes(login).of(issue.getId()).read().isPresent()) {
            LOG.warnf("Realm '%s', step %s: refused, the flow ended before its code was confirmed",
                    realm.getName(), StepName.label(realm, issue));
            throw new AuthenticationFlowException(AuthenticationFlowError.INTERNAL_ERROR, page(Refusal.MISCONFIGURED));
        }
    }

    /** @throws AuthenticationFlowException if a step has seen another user in this login than the one who ends it */
    void refuseAnotherUser(AuthenticationFlowModel top) {
        if (TabUser.hasChanged(top, login)) {
            LOG.warnf("Realm '%s', flow '%s', user %s: refused, the login was begun by another user", realm.getName(),
                    top.getAlias(), login.getAuthenticatedUser().getId());
            throw new AuthenticationFlowException(AuthenticationFlowError.USER_CONFLICT, page(Refusal.NO_USER));
        }
    }

    private Response page(Refusal refusal) {
        return session.getProvider(LoginFormsProvider.class).setAuthenticationSession(login)
                .setError(PageTexts.of(session, login.getAuthenticatedUser()).keyOrText(refusal.messageKey()))
                .createErrorPage(Response.Status.BAD_REQUEST);
    }
}
