package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.refusal.RefusedException;
import io.github.onetimecode.wiring.FlowWiring;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/**
 * Where a password reset goes on after the right code if the application asks for consent. Keycloak asks for it before
 * it looks whether the flow ends without a session, and its page logs in (26.2.5 to 26.7.4, {@code
 * LoginActionsService.processConsent}). So the reset goes on in a new tab of the client that Keycloak itself takes for
 * a reset that no application has begun. The user is never known in the old tab.
 */
final class ConsentFreeTab {

    private final AuthenticationFlowContext context;
    private final RealmModel realm;
    private final AuthenticationSessionModel old;

    ConsentFreeTab(AuthenticationFlowContext context) {
        this.context = context;
        this.realm = context.getRealm();
        this.old = context.getAuthenticationSession();
    }

    /**
     * Before a code is mailed, for known and unknown names alike.
     *
     * @throws RefusedException if the tab will be needed and cannot be opened
     */
    static void requirePossible(AuthenticationFlowContext context) throws RefusedException {
        if (isNeeded(context)) {
            client(context.getRealm());
        }
    }

    static boolean isNeeded(AuthenticationFlowContext context) {
        return context.getAuthenticationSession().getClient().isConsentRequired();
    }

    /**
     * The way to the new tab, where the flow goes on behind the running step.
     *
     * @throws RefusedException if Keycloak's own client asks for consent as well
     */
    Response open(UserModel user) throws RefusedException {
        ClientModel client = client(realm);
        AuthenticationSessionModel tab = old.getParentSession().createAuthenticationSession(client);
        tab.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        tab.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        // For whoever logs in here after all, after having thought about the new password for too long: the session is
        // enough, since no application waits for an answer to this tab.
        new LoginNotes(tab).answerNothing(Urls.realmIssuer(context.getUriInfo().getBaseUri(), realm.getName()));
        tab.setRedirectUri(old.getRedirectUri());
        tab.setAuthenticatedUser(user);
        keepProgress(tab);
        keepAppearance(tab);
        return Response.status(Response.Status.FOUND).location(UriBuilder.fromUri(context.getRefreshUrl(false))
                .replaceQueryParam(Constants.CLIENT_ID, client.getClientId())
                .replaceQueryParam(Constants.TAB_ID, tab.getTabId())
                .replaceQueryParam(Constants.CLIENT_DATA).build()).build();
    }

    private static ClientModel client(RealmModel realm) throws RefusedException {
        ClientModel client = SystemClientUtil.getSystemClient(realm);
        if (client.isConsentRequired()) {
            throw RefusedException.misconfigured("client '%s' asks for consent, so no password can be reset there",
                    client.getClientId());
        }
        return client;
    }

    /** Of this flow only: what was done in another flow of the old tab proves nothing. */
    private void keepProgress(AuthenticationSessionModel tab) {
        new FlowWiring(realm, context.getTopLevelFlow().getId()).allSteps().stream()
                .filter(step -> old.getExecutionStatus().containsKey(step.getId()))
                .forEach(step -> tab.setExecutionStatus(step.getId(), old.getExecutionStatus().get(step.getId())));
        tab.setExecutionStatus(context.getExecution().getId(), ExecutionStatus.SUCCESS);
        old.getRequiredActions().forEach(tab::addRequiredAction);
        new LoginNotes(tab).endAfterActions();
    }

    private void keepAppearance(AuthenticationSessionModel tab) {
        new LoginNotes(old).giveLanguage(tab);
        ClientModel application = old.getClient();
        String home = ResolveRelative.resolveRelativeUri(context.getSession(), application.getRootUrl(),
                application.getBaseUrl());
        if (home != null) {
            new LoginNotes(tab).endAt(home);
        }
    }
}
