package io.github.onetimecode.login;

import java.util.List;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.realm.Purse;

/**
 * A code that is asked for or confirmed in a login: by whom, for which application, to which address, by which rules.
 *
 * @param context   of the running step
 * @param stepId    of the execution that issues
 * @param settings  of the step or steps
 * @param user      who logs in. Kept, since a post at the same time may take the session's user away (seen in 26.7.4)
 * @param recipient who gets the code
 * @param client    application that asks
 * @param proven    whether another credential of the person who logs in has succeeded in this login
 */
record CodeRequest(AuthenticationFlowContext context, String stepId, StepSettings settings, UserModel user,
                   Recipient recipient, AskingClient client, boolean proven) {

    /**
     * Reads it from the running step's context and settings.
     *
     * @throws Refused if anything about the settings, the person, the recipient or the application forbids a code
     */
    static CodeRequest read(AuthenticationFlowContext context, FlowWiring flow, StepPair pair) throws Refused {
        StepSettings settings = StepSettings.read(context.getRealm(), pair);
        UserModel user = context.getUser();
        if (user == null) {
            throw new Refused(Refusal.NO_USER, "no earlier step has found a user");
        }
        UserLock.requireNone(context, user);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        IssueSettings issue = settings.issue();
        new SourceStep(context.getRealm(), issue.sourceStep()).requireSuccess(flow, login);
        Recipient recipient = issue.user().isEmpty() ? Recipient.self(user, issue.verifiedEmailOnly())
                : Recipient.approver(approver(context, issue.user(), user), issue.verifiedEmailOnly());
        AskingClient client = AskingClient.find(context.getSession(), context.getRealm(), issue.client(), login.getClient());
        return new CodeRequest(context, pair.issue().getId(), settings, user, recipient, client,
                Proof.isGiven(context, user));
    }

    String step() {
        return settings.issue().stepName();
    }

    AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }

    /** What a code of this request is good for. */
    CodeBinding binding() {
        CodePlace place = CodePlace.login(login().getParentSession().getId(), login().getTabId());
        return new CodeBinding(place, context.getRealm().getId(), step() + "@" + stepId, recipient.user().getId(),
                client.id(), recipient.address());
    }

    /** Wrong codes are paid for by the person who enters them. */
    Purse failurePurse() {
        return purse(proven ? Purse.Kind.PROVEN : Purse.Kind.UNPROVEN, user);
    }

    /** Mails are paid for by the person who causes them, and by an approver from a purse kept for that. */
    List<Purse> mailPurses() {
        Purse own = failurePurse();
        return recipient.approver()
                ? List.of(own, purse(Purse.Kind.APPROVING, recipient.user())) : List.of(own);
    }

    private Purse purse(Purse.Kind kind, UserModel owner) {
        return new Purse(kind, context.getRealm().getId(), owner.getId());
    }

    private static UserModel approver(AuthenticationFlowContext context, String setting, UserModel user) throws Refused {
        UserModel approver = new RecipientLookup(context.getSession(), context.getRealm()).find(setting, user);
        UserLock.requireNone(context, approver);
        return approver;
    }
}
