package io.github.onetimecode.challenge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps the challenge of each step as one JSON note of the authentication session. Two requests of one tab on two nodes
 * overwrite each other's notes (seen in Keycloak 26.7.4), so notes hold nothing that must not be lost.
 */
public final class LoginNotes {

    private static final String PREFIX = "one-time-code:";
    /** Names the step that sent the last mail of this login, for readers that do not know the flow. */
    private static final String LAST = "one-time-code";
    /** A note of Keycloak 26.7 ({@code AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME}). */
    private static final String TYPED_NAME = "ATTEMPTED_USERNAME";
    private static final String PASSIVE = "forwarded.passive.login";
    private static final String HIDDEN_USER = "one-time-code-user";
    private static final String FIRST_USER = "one-time-code-first-user";
    private static final String KEEPS_USER = "one-time-code-keeps-user";
    private static final String ENDS_WITHOUT_LOGIN = "one-time-code-ends-without-login";

    /** Keycloak's note that a login by an identity provider is to link an account, and a text that names no link. */
    private static final String LINK = "LINKING_IDENTITY_PROVIDER";
    private static final String NO_LINK = "one-time-code-confirmed";
    /** A note of Keycloak 26.7 ({@code ResetCredentialChooseUser.RESET_CREDENTIAL_USER_CHOSEN}). */
    private static final String CHOSEN_IN_RESET = "RESET_CREDENTIAL_USER_CHOSEN";

    /** Which flow a client policy demands, and the level that it has. */
    private static final List<String> OF_POLICY =
            List.of(Constants.REQUESTED_AUTHENTICATION_FLOW, Constants.AUTHENTICATION_FLOW_LEVEL_OF_AUTHENTICATION);

    private final AuthenticationSessionModel session;

    public LoginNotes(AuthenticationSessionModel session) {
        this.session = session;
    }

    /**
     * The store of a step's challenge. The key is the ID of the execution, since its name may change during a login. A
     * note that cannot be read, such as one from another version of this extension, is treated as missing.
     */
    public ChallengeStore of(String stepId) {
        return new ChallengeStore() {

            @Override
            public Optional<StoredChallenge> read() {
                return LoginNotes.this.read(stepId);
            }

            @Override
            public void write(StoredChallenge stored) {
                LoginNotes.this.write(stepId, stored);
            }

            @Override
            public void remove() {
                LoginNotes.this.remove(stepId);
            }
        };
    }

    /** The challenge of the last mail of this login. Empty also after it has been confirmed. */
    public Optional<StoredChallenge> readLast() {
        return Optional.ofNullable(session.getAuthNote(LAST)).flatMap(this::read);
    }

    /** The user name as it was typed, whether or not such a user exists. */
    public Optional<String> typedName() {
        return Optional.ofNullable(session.getAuthNote(TYPED_NAME));
    }

    public void forgetTypedName() {
        session.removeAuthNote(TYPED_NAME);
    }

    /** The account that Keycloak has found for a first login by an identity provider, in its own notation. */
    public Optional<String> existingAccount() {
        return Optional.ofNullable(session.getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO));
    }

    /** The user whom the login must not know until a code is confirmed. */
    public Optional<String> hiddenUserId() {
        return Optional.ofNullable(session.getAuthNote(HIDDEN_USER));
    }

    /**
     * Whether the login must not show a page ({@code prompt=none}) after an identity provider. Keycloak 26.7 notes this
     * for the flows that follow one ({@code AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN}).
     */
    public boolean isPassive() {
        return Boolean.parseBoolean(session.getAuthNote(PASSIVE));
    }

    public void hideUser(String userId) {
        session.setAuthNote(HIDDEN_USER, userId);
    }

    /** The user whom a step has seen first in this login. */
    public Optional<String> firstUserId() {
        return Optional.ofNullable(session.getAuthNote(FIRST_USER));
    }

    public void noteFirstUser(String userId) {
        session.setAuthNote(FIRST_USER, userId);
    }

    /**
     * Makes Keycloak refuse all further logins by identity providers in this tab, as it refuses a link that was begun
     * in another tab (26.2.5 to 26.7.4, {@code IdentityBrokerService}). A link that the user begins after the login
     * overwrites that note, but not ours. Nor does the password form forget the user any more, as it would after
     * "Forgot password?" (26.7.4, {@code UsernamePasswordForm}).
     */
    public void keepUser() {
        session.setAuthNote(KEEPS_USER, "true");
        session.setAuthNote(LINK, NO_LINK);
        session.removeAuthNote(CHOSEN_IN_RESET);
    }

    /** Whether {@link #keepUser} was called in this tab. */
    public boolean keepsUser() {
        return session.getAuthNote(KEEPS_USER) != null;
    }

    /**
     * Ends this flow without a session: after the required actions, such as setting a new password, Keycloak only says
     * that the account has been updated. Keycloak's own step that mails a link does the same with <i>Force login after
     * reset</i> (26.7.4, {@code ResetCredentialEmail}). A {@code kc_action} that the tab keeps from the login is
     * dropped, since only a logged-in user may set up another factor. So is a login by an identity provider that the
     * tab has begun: Keycloak would link it to the account, for all later logins (26.7.4, {@code
     * ResetCredentialsActionTokenHandler}). So is a device that waits for a login: Keycloak would ask for consent
     * before it ends the flow, and log in after that page (26.2.5 to 26.7.4, {@code
     * LoginActionsService.processConsent}).
     */
    public void endAfterActions() {
        session.setAuthNote(ENDS_WITHOUT_LOGIN, "true");
        session.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        session.removeClientNote(Constants.KC_ACTION);
        session.removeClientNote(Constants.KC_ACTION_PARAMETER);
        session.removeAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE);
        session.removeClientNote(DeviceGrantType.OAUTH2_DEVICE_VERIFIED_USER_CODE);
    }

    /** Whether {@link #endAfterActions} was called in this tab, and the login has not started again since. */
    public boolean endsWithoutLogin() {
        return session.getAuthNote(ENDS_WITHOUT_LOGIN) != null;
    }

    /** Restores, once the notes of this login were cleared, which flow a client policy has chosen for it. */
    public Runnable choiceOfPolicy() {
        Map<String, String> chosen = OF_POLICY.stream().filter(note -> session.getAuthNote(note) != null)
                .collect(Collectors.toMap(note -> note, session::getAuthNote));
        return () -> chosen.forEach(session::setAuthNote);
    }

    /** Makes a login by OpenID Connect from this tab give the application nothing but the browser back. */
    public void answerNothing(String issuer) {
        session.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
        session.setClientNote(OIDCLoginProtocol.ISSUER, issuer);
    }

    /** Makes the last page of a flow that ends without a session lead there. */
    public void endAt(String address) {
        session.setRedirectUri(address);
        session.setAuthNote(AuthenticationManager.SET_REDIRECT_URI_AFTER_REQUIRED_ACTIONS, "true");
    }

    /** Makes another tab speak the language that the application has asked for in this one. */
    public void giveLanguage(AuthenticationSessionModel other) {
        Optional.ofNullable(session.getClientNote(LocaleSelectorProvider.CLIENT_REQUEST_LOCALE))
                .ifPresent(language -> other.setClientNote(LocaleSelectorProvider.CLIENT_REQUEST_LOCALE, language));
    }

    private Optional<StoredChallenge> read(String stepId) {
        String json = session.getAuthNote(PREFIX + stepId);
        return Optional.ofNullable(json).flatMap(note -> StoredJson.read("The note of the step '" + stepId + "'",
                () -> ChallengeJson.read(note)));
    }

    private void write(String stepId, StoredChallenge stored) {
        session.setAuthNote(LAST, stepId);
        session.setAuthNote(PREFIX + stepId, ChallengeJson.write(stored));
    }

    private void remove(String stepId) {
        session.removeAuthNote(PREFIX + stepId);
    }
}
