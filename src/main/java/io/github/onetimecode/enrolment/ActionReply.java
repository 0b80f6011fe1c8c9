package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.page.ConfirmReply;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/** Reports the outcome of a code to the required action. */
final class ActionReply implements ConfirmReply {

    private final RequiredActionContext context;
    private final CodeContext codeContext;
    private final EnrolmentOffer offer;

    ActionReply(RequiredActionContext context, CodeContext codeContext, EnrolmentOffer offer) {
        this.context = context;
        this.codeContext = codeContext;
        this.offer = offer;
    }

    @Override
    public void show(Response page) {
        context.challenge(page);
    }

    /** Counts the wrong code itself, because Keycloak counts only for steps of flows. */
    @Override
    public void showWrong(Response page) {
        new UserLock(codeContext.session()).countFailure(codeContext.request());
        context.challenge(page);
    }

    @Override
    public void accept(StoredChallenge stored) {
        CodeRequest request = codeContext.request();
        String address = request.recipient().address();
        if (EnrolledAddress.store(request.user(), request.realmId(), codeContext.codes().digest(address), address,
                codeContext.codes().now())) {
            context.success();
        } else {
            // An application that requested the enrolment learns that nothing was stored, and the login goes on. If an
            // administrator demanded it, Keycloak demands it again (26.3 and later) or ends the login (26.2).
            offer.postpone();
        }
    }

    /** A login that has come this far does not start again. */
    @Override
    public void startAgain(StoredChallenge stored) throws RefusedException {
        throw RefusedException.exhausted();
    }
}
