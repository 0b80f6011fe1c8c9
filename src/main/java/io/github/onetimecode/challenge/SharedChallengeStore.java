package io.github.onetimecode.challenge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.limits.StoredNotes;

/**
 * The one challenge of a user at an application, for direct grants, which have no session to keep it. It is a
 * single-use object that all devices of the user share on all nodes. Nobody can read a code from the store.
 */
public final class SharedChallengeStore implements ChallengeStore {

    private static final String CHALLENGE = "challenge";
    /** Longer than any lifetime, so that users who are late learn that the code has expired. */
    private static final Duration LONGER_THAN_A_CODE = CodePolicy.LONGEST_LIFETIME.plusMinutes(1);

    private final StoredNotes notes;

    /** @param name identifies the challenge, see {@code CodeRequest#sharedName} */
    public SharedChallengeStore(KeycloakSession session, String name) {
        this.notes = new StoredNotes(session, name);
    }

    /** @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer */
    @Override
    public Optional<StoredChallenge> read() {
        return notes.read().map(stored -> stored.get(CHALLENGE))
                .flatMap(json -> StoredJson.read("The challenge of a direct grant", () -> ChallengeJson.read(json)));
    }

    /** @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer */
    @Override
    public void write(StoredChallenge stored) {
        notes.write(Map.of(CHALLENGE, ChallengeJson.write(stored)), LONGER_THAN_A_CODE);
    }

    /** @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer */
    @Override
    public void remove() {
        notes.remove();
    }
}
