package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.page.ConfirmReply;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/** Tells the required action what came of a code. */
final class ActionReply implements ConfirmReply {

    private final RequiredActionContext context;
    private final CodeContext work;

    ActionReply(RequiredActionContext context, CodeContext work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public void show(Response page) {
        context.challenge(page);
    }

    /** Keycloak counts for steps of flows alone. */
    @Override
    public void showWrong(Response page) {
        new UserLock(work.session()).countFailure(work.request());
        context.challenge(page);
    }

    @Override
    public void accept(StoredChallenge kept) {
        String address = work.request().recipient().address();
        if (EnrolledAddress.store(work.request().user(), work.request().realmId(), work.codes().digest(address), address,
                work.codes().now())) {
            context.success();
        } else {
            // The login goes on, and an application that asked for it learns that it came to nothing.
            new EnrolmentOffer(context).putOff();
        }
    }

    /** A login that has come this far is not sent back. */
    @Override
    public void startAgain(StoredChallenge kept) throws RefusedException {
        throw RefusedException.exhausted();
    }
}
