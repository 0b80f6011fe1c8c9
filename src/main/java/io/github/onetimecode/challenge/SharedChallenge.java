package io.github.onetimecode.challenge;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.limits.StoredNotes;

/**
 * The one challenge of a user at an application, for whoever has no session that could keep it: a single-use object, which
 * all devices of the user share on all nodes. Whoever reads the store learns no code from it.
 */
public final class SharedChallenge implements ChallengeStore {

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");
    private static final String CHALLENGE = "challenge";
    /** Longer than any code lives, so that somebody who comes too late hears that the code has expired. */
    private static final Duration LONGER_THAN_A_CODE = CodePolicy.LONGEST_LIFETIME.plusMinutes(1);

    private final StoredNotes notes;

    /** @param name tells it from all others, see {@code CodeRequest#sharedName} */
    public SharedChallenge(KeycloakSession session, String name) {
        this.notes = new StoredNotes(session, name);
    }

    /** @throws StoreUnavailable if the store does not answer */
    @Override
    public Optional<KeptChallenge> read() {
        return notes.read().map(kept -> kept.get(CHALLENGE)).flatMap(this::parse);
    }

    /** @throws StoreUnavailable if the store does not answer */
    @Override
    public void write(KeptChallenge kept) {
        notes.write(Map.of(CHALLENGE, ChallengeJson.write(kept)), LONGER_THAN_A_CODE);
    }

    /** @throws StoreUnavailable if the store does not answer */
    @Override
    public void remove() {
        notes.remove();
    }

    /** What another version of this extension left and we can't read is taken as absent. */
    private Optional<KeptChallenge> parse(String json) {
        try {
            return Optional.of(ChallengeJson.read(json));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "The challenge of a direct grant cannot be read and is treated as missing");
            return Optional.empty();
        }
    }
}
