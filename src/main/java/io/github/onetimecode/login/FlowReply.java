package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.keycloak.version.FailureCount;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.login.person.BrokeredTab;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.login.person.HiddenUser;
import io.github.onetimecode.page.ConfirmReply;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/** Reports the outcome of a code to the flow of a login. */
final class FlowReply implements ConfirmReply {

    private final AuthenticationFlowContext context;
    private final CodeContext codeContext;

    FlowReply(AuthenticationFlowContext context, CodeContext codeContext) {
        this.context = context;
        this.codeContext = codeContext;
    }

    @Override
    public void show(Response page) {
        context.forceChallenge(page);
    }

    /**
     * Lets Keycloak count the wrong code only if the login is proven. Otherwise Keycloak would take the user's turn in
     * brute-force detection and, if the login hides its user, count against the owner of the typed name.
     */
    @Override
    public void showWrong(Response page) {
        CodeRequest request = codeContext.request();
        if (request.proven()) {
            if (!FailureCount.isDoneByKeycloak(referenceCategory())) {
                new UserLock(codeContext.session()).countFailure(request);
            }
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
            return;
        }
        if (!request.recipient().isNobody()) {
            new UserLock(codeContext.session()).countFailure(request);
        }
        show(page);
    }

    @Override
    public void accept(StoredChallenge stored) throws RefusedException {
        if (FlowPath.isReset(context) && ConsentFreeTab.isNeeded(context)) {
            show(new ConsentFreeTab(context).open(codeContext.request().user()));
            return;
        }
        new HiddenUser(context).show(codeContext.request().user());
        if (FlowPath.isReset(context)) {
            // The mailbox alone allows a new password, but not a login: the next login asks for every factor.
            new LoginNotes(context.getAuthenticationSession()).endAfterActions();
        }
        BrokeredTab.keepUser(context);
        StepSuccess.report(context);
    }

    @Override
    public void startAgain(StoredChallenge stored) throws RefusedException {
        if (!FlowPath.canStartAgain(context)) {
            throw RefusedException.exhausted();
        }
        codeContext.events().refused(stored.challenge(), Confirmation.EXHAUSTED);
        FlowPath.startAgain(context, FlowPage.texts(context).keyOrText("oneTimeCodeExhausted"));
    }

    private String referenceCategory() {
        return ((AuthenticatorFactory) context.getSession().getKeycloakSessionFactory().getProviderFactory(
                Authenticator.class, context.getExecution().getAuthenticator())).getReferenceCategory();
    }
}
