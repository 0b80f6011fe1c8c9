package io.github.onetimecode.challenge;

import java.io.IOException;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.Constants;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps the challenge of each step as one JSON note of the authentication session. Two requests of one tab on two nodes
 * overwrite each other's notes (seen in Keycloak 26.7.4), so nothing that must hold is kept here.
 */
public final class ChallengeNotes {

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");
    private static final String PREFIX = "one-time-code:";
    /** Names the step whose mail is the last one of this login, for who does not know the flow. */
    private static final String LAST = "one-time-code";
    /** Keycloak's, see {@code AbstractUsernameFormAuthenticator}. */
    private static final String TYPED_NAME = "ATTEMPTED_USERNAME";
    private static final String PASSIVE = "forwarded.passive.login";
    private static final String HIDDEN_USER = "one-time-code-user";

    private final AuthenticationSessionModel session;

    public ChallengeNotes(AuthenticationSessionModel session) {
        this.session = session;
    }

    /**
     * Where the challenge of a step is kept: by the id of its execution, since names may change meanwhile. A note that
     * another version of this extension left and we can't read is taken as absent.
     */
    public ChallengeStore of(String stepId) {
        return new ChallengeStore() {

            @Override
            public Optional<KeptChallenge> read() {
                return ChallengeNotes.this.read(stepId);
            }

            @Override
            public void write(KeptChallenge kept) {
                ChallengeNotes.this.write(stepId, kept);
            }

            @Override
            public void remove() {
                ChallengeNotes.this.remove(stepId);
            }
        };
    }

    /** The challenge whose mail is the last one of this login. Empty also once it is confirmed. */
    public Optional<KeptChallenge> readLast() {
        return Optional.ofNullable(session.getAuthNote(LAST)).flatMap(this::read);
    }

    /** What was typed as the user's name, whether or not there is such a user. */
    public Optional<String> typedName() {
        return Optional.ofNullable(session.getAuthNote(TYPED_NAME));
    }

    /** The user whom the login is not to know until a code was right. */
    public Optional<String> hiddenUserId() {
        return Optional.ofNullable(session.getAuthNote(HIDDEN_USER));
    }

    /**
     * Whether the application only asks, by way of an identity provider: Keycloak 26.7 notes it for the flows that follow
     * one ({@code AuthenticationProcessor.FORWARDED_PASSIVE_LOGIN}).
     */
    public boolean isPassive() {
        return Boolean.parseBoolean(session.getAuthNote(PASSIVE));
    }

    public void hideUser(String userId) {
        session.setAuthNote(HIDDEN_USER, userId);
    }

    /**
     * This login lets nobody in: after the required actions, such as that for a new password, Keycloak says that the account
     * has been updated, and ends it. Its own step that mails a link does the same with <i>Force login after reset</i> (26.7.4,
     * {@code ResetCredentialEmail}). Nor does it do what the application has asked for in {@code kc_action}, which the tab keeps
     * from the login: to set up another factor is for whoever is in.
     */
    public void endAfterActions() {
        session.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
        session.removeClientNote(Constants.KC_ACTION);
        session.removeClientNote(Constants.KC_ACTION_PARAMETER);
    }

    private Optional<KeptChallenge> read(String stepId) {
        String json = session.getAuthNote(PREFIX + stepId);
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ChallengeJson.read(json));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "The note of the step '%s' cannot be read and is treated as missing", stepId);
            return Optional.empty();
        }
    }

    private void write(String stepId, KeptChallenge kept) {
        session.setAuthNote(LAST, stepId);
        session.setAuthNote(PREFIX + stepId, ChallengeJson.write(kept));
    }

    private void remove(String stepId) {
        session.removeAuthNote(PREFIX + stepId);
    }
}
