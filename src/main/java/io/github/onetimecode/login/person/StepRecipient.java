package io.github.onetimecode.login.person;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.IssueSettings;

/** Who gets the code of a step: the user who logs in, or the approver whom the settings name. */
public final class StepRecipient {

    private StepRecipient() {
    }

    /** @throws RefusedException if nobody can get a code */
    public static Recipient of(AuthenticationFlowContext context, IssueSettings issue, UserModel user)
            throws RefusedException {
        if (issue.user().isEmpty()) {
            RefusedException.throwIf(Recipient.denial(user, issue.verifiedEmailOnly()), user);
            return Recipient.self(user);
        }
        UserModel approver = new RecipientLookup(context.getSession(), context.getRealm()).find(issue.user(), user);
        RefusedException.throwIf(new UserLock(context.getSession()).find(approver), approver);
        // The user who logs in must not learn what is wrong with the approver's account.
        if (Recipient.denial(approver, issue.verifiedEmailOnly()).isPresent()) {
            throw RefusedException.misconfigured("setting 'user' names %s, who has no usable mail address",
                    approver.getId());
        }
        return Recipient.approver(approver);
    }
}
