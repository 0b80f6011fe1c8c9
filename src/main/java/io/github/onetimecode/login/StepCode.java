package io.github.onetimecode.login;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.realm.AskingClient;
import io.github.onetimecode.realm.ChallengeNotes;
import io.github.onetimecode.realm.CodeIssue;
import io.github.onetimecode.realm.CodeRequest;
import io.github.onetimecode.realm.CodeStep;
import io.github.onetimecode.realm.CodeWork;
import io.github.onetimecode.realm.Denial;
import io.github.onetimecode.realm.Recipient;
import io.github.onetimecode.realm.UserLock;

/** The code of a step in a login: read from its context and its settings, then issued or confirmed. */
final class StepCode {

    private final AuthenticationFlowContext context;
    private final CodeWork work;
    private final boolean marksEmailVerified;

    private StepCode(AuthenticationFlowContext context, CodeWork work, boolean marksEmailVerified) {
        this.context = context;
        this.work = work;
        this.marksEmailVerified = marksEmailVerified;
    }

    /** @throws Refused if anything about the settings, the person, the recipient or the application forbids a code */
    static StepCode read(OneTimeCodes codes, AuthenticationFlowContext context, FlowWiring flow, StepPair pair)
            throws Refused {
        StepSettings settings = StepSettings.read(context.getRealm(), pair);
        UserModel user = context.getUser();
        if (user == null) {
            throw new Refused(Refusal.NO_USER, "no earlier step has found a user");
        }
        Refused.throwIf(new UserLock(context.getSession()).find(user), user);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        IssueSettings issue = settings.issue();
        new SourceStep(context.getRealm(), issue.sourceStep()).requireSuccess(flow, login);
        Recipient recipient = recipient(context, issue, user);
        AskingClient client = AskingClient.of(context.getSession(),
                client(context.getRealm(), issue.client(), login.getClient()));
        String stepId = pair.issue().getId();
        CodeRequest request = new CodeRequest(CodePlace.login(login.getParentSession().getId(), login.getTabId()),
                context.getRealm().getId(), new CodeStep(issue.stepName(), stepId), settings.rules(), user, recipient,
                client, Proof.isGiven(context, user));
        return new StepCode(context, new CodeWork(context.getSession(), codes, request,
                new ChallengeNotes(login).of(stepId), context.getEvent()), issue.marksEmailVerified());
    }

    /** @throws Refused if the user is locked or has no mail or no failure left, or the realm has no key */
    void issueOnce() throws Refused {
        Refused.throwIf(new CodeIssue(work).issueOnce(), work.request().user());
    }

    CodeRequest request() {
        return work.request();
    }

    ConfirmForm form() {
        return new ConfirmForm(work, LoginPage.of(context), new FlowTalk(context, work, marksEmailVerified));
    }

    private static Recipient recipient(AuthenticationFlowContext context, IssueSettings issue, UserModel user)
            throws Refused {
        if (issue.user().isEmpty()) {
            Refused.throwIf(Recipient.denial(user, issue.verifiedEmailOnly()), user);
            return Recipient.self(user);
        }
        UserModel approver = new RecipientLookup(context.getSession(), context.getRealm()).find(issue.user(), user);
        Refused.throwIf(new UserLock(context.getSession()).find(approver), approver);
        // What is wrong with that account is nothing for the person who logs in to know.
        if (Recipient.denial(approver, issue.verifiedEmailOnly()).isPresent()) {
            throw Refused.misconfigured("setting 'user' means %s, who has no usable mail address", approver.getId());
        }
        return Recipient.approver(approver);
    }

    private static ClientModel client(RealmModel realm, String setting, ClientModel ofLogin) throws Refused {
        ClientModel client = setting.isEmpty() ? ofLogin : realm.getClientByClientId(setting);
        if (client == null) {
            throw Refused.misconfigured("setting 'client' means '%s', which does not exist", setting);
        }
        if (!client.isEnabled()) {
            throw Refused.misconfigured("client '%s' is disabled", client.getClientId());
        }
        return client;
    }
}
