package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.keycloak.PasswordStore;
import io.github.onetimecode.keycloak.StandIn;
import io.github.onetimecode.lifecycle.CodeOrigin;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.login.person.BrokeredUser;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.login.person.HiddenUser;
import io.github.onetimecode.login.person.Proof;
import io.github.onetimecode.login.person.StepRecipient;
import io.github.onetimecode.refusal.Refusal;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.settings.StepSettings;
import io.github.onetimecode.wiring.FlowWiring;

/** Reads what a step asks for, from its settings and from the flow that runs it. */
final class StepReader {

    private final AuthenticationFlowContext context;
    private final FlowWiring.StepPair pair;
    private final StepSettings settings;
    private final AskingClient client;
    private final PersonCheck check;
    private final boolean setsPassword;
    private final boolean proven;

    private StepReader(AuthenticationFlowContext context, FlowWiring.StepPair pair, StepSettings settings,
            AskingClient client, PersonCheck check, boolean setsPassword, boolean proven) {
        this.context = context;
        this.pair = pair;
        this.settings = settings;
        this.client = client;
        this.check = check;
        this.setsPassword = setsPassword;
        this.proven = proven;
    }

    /** @throws RefusedException if the settings, the earlier steps or the application do not allow a code */
    static StepReader read(AuthenticationFlowContext context, FlowWiring flow, FlowWiring.StepPair pair,
            PersonCheck check) throws RefusedException {
        BrokeredUser.require(context);
        RealmModel realm = context.getRealm();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        StepSettings settings = StepSettings.read(realm, pair.issue(), pair.confirm());
        new SourceStep(realm, settings.issue().sourceStep()).requireSuccess(flow, login);
        ClientModel client = client(realm, settings.issue().client(), login.getClient());
        return new StepReader(context, pair, settings, AskingClient.of(context.getSession(), client), check,
                FlowPath.isReset(context) && flow.setsPassword(), Proof.isGiven(context, flow));
    }

    /**
     * The request of the user from the earlier steps.
     *
     * @throws RefusedException if the user or the recipient cannot have a code; quiet unless the login is proven
     */
    CodeRequest requestOfUser() throws RefusedException {
        try {
            return allowedRequest();
        } catch (RefusedException refused) {
            throw proven ? refused : refused.quiet();
        }
    }

    private CodeRequest allowedRequest() throws RefusedException {
        UserModel user = new HiddenUser(context).find()
                .orElseThrow(() -> new RefusedException(Refusal.NO_USER, "no earlier step has found a user"));
        RefusedException.throwIf(new UserLock(context.getSession()).find(user), user);
        CodeRequest request = request(user, recipient(user));
        check.check(request);
        return request;
    }

    /**
     * A code is of no use to users whose store accepts no new password. If they have proven a credential, a page tells
     * them; otherwise only the mail does.
     */
    private Recipient recipient(UserModel user) throws RefusedException {
        Recipient recipient = StepRecipient.of(context, settings.issue(), user);
        if (!setsPassword || new PasswordStore(context.getRealm()).takesPasswordOf(user)) {
            return recipient;
        }
        if (!isDiscreet() || recipient.approver()) {
            throw RefusedException.passwordElsewhere(user);
        }
        return Recipient.withoutCode(user);
    }

    /**
     * The request of a stand-in for the typed name.
     *
     * @throws RefusedException if the realm has no key
     */
    CodeRequest requestOfStandIn() throws RefusedException {
        String typed = new LoginNotes(context.getAuthenticationSession()).typedName().orElse("");
        UserModel standIn = new StandIn(context.getSession()).of(typed)
                .orElseThrow(() -> RefusedException.misconfigured("the realm has no HS512 key"));
        return request(standIn, Recipient.nobody(standIn, !settings.issue().user().isEmpty()));
    }

    String stepId() {
        return pair.issue().getId();
    }

    boolean isProven() {
        return proven;
    }

    /**
     * Whether this is a password reset in which the person has shown only a name. The pages must not reveal whether a
     * user has that name.
     */
    boolean isDiscreet() {
        return FlowPath.isReset(context) && !proven;
    }

    private CodeRequest request(UserModel user, Recipient recipient) {
        CodeOrigin origin = new CodeOrigin(settings.issue().stepName(), stepId());
        return new CodeRequest(place(), context.getRealm().getId(), origin, settings.rules(), user,
                recipient, client, proven, FlowPage.life(context));
    }

    private CodePlace place() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (FlowPath.isDirectGrant(context)) {
            return CodePlace.grant(login.getClient().getId());
        }
        String root = login.getParentSession().getId();
        return isDiscreet() ? CodePlace.reset(root, login.getTabId())
                : CodePlace.login(root, login.getTabId());
    }

    private static ClientModel client(RealmModel realm, String setting, ClientModel ofLogin) throws RefusedException {
        ClientModel client = setting.isEmpty() ? ofLogin : realm.getClientByClientId(setting);
        if (client == null) {
            throw RefusedException.misconfigured("setting 'client' names '%s', which does not exist", setting);
        }
        if (!client.isEnabled()) {
            throw RefusedException.misconfigured("client '%s' is disabled", client.getClientId());
        }
        return client;
    }
}
