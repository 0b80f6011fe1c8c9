package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.realm.AskingClient;
import io.github.onetimecode.realm.CodeRequest;
import io.github.onetimecode.realm.CodeStep;
import io.github.onetimecode.realm.Recipient;
import io.github.onetimecode.realm.UserLock;

/** What a step asks for, read from its settings and from the flow that runs it. */
final class StepRequest {

    private final AuthenticationFlowContext context;
    private final StepPair pair;
    private final StepSettings settings;
    private final AskingClient client;

    private StepRequest(AuthenticationFlowContext context, StepPair pair, StepSettings settings, AskingClient client) {
        this.context = context;
        this.pair = pair;
        this.settings = settings;
        this.client = client;
    }

    /** @throws Refused if anything about the settings, the earlier steps or the application forbids a code */
    static StepRequest read(AuthenticationFlowContext context, FlowWiring flow, StepPair pair) throws Refused {
        RealmModel realm = context.getRealm();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        StepSettings settings = StepSettings.read(realm, pair);
        new SourceStep(realm, settings.issue().sourceStep()).requireSuccess(flow, login);
        ClientModel client = client(realm, settings.issue().client(), login.getClient());
        return new StepRequest(context, pair, settings, AskingClient.of(context.getSession(), client));
    }

    /** @throws Refused if anything about the person or the recipient forbids a code */
    CodeRequest ofPerson() throws Refused {
        UserModel user = context.getUser();
        if (user == null) {
            throw new Refused(Refusal.NO_USER, "no earlier step has found a user");
        }
        Refused.throwIf(new UserLock(context.getSession()).find(user), user);
        return new CodeRequest(place(), context.getRealm().getId(), new CodeStep(settings.issue().stepName(), stepId()),
                settings.rules(), user, recipient(user), client, Proof.isGiven(context, user));
    }

    String stepId() {
        return pair.issue().getId();
    }

    boolean marksEmailVerified() {
        return settings.issue().marksEmailVerified();
    }

    private CodePlace place() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return StepRefusal.isDirectGrant(context) ? CodePlace.grant(login.getClient().getId())
                : CodePlace.login(login.getParentSession().getId(), login.getTabId());
    }

    private Recipient recipient(UserModel user) throws Refused {
        IssueSettings issue = settings.issue();
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
