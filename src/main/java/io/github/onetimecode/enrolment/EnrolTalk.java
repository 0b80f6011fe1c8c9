package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;

import io.github.onetimecode.challenge.KeptChallenge;
import io.github.onetimecode.credential.EnrolledAddress;
import io.github.onetimecode.lifecycle.CodeWork;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.page.ConfirmTalk;
import io.github.onetimecode.refusal.Refused;

import jakarta.ws.rs.core.Response;

/** Tells the required action what came of a code. */
final class EnrolTalk implements ConfirmTalk {

    private final RequiredActionContext context;
    private final CodeWork work;

    EnrolTalk(RequiredActionContext context, CodeWork work) {
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
    public void accept(KeptChallenge kept) {
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
    public void startAgain(KeptChallenge kept) throws Refused {
        throw Refused.exhausted();
    }
}
