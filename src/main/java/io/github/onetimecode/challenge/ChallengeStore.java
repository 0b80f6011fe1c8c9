package io.github.onetimecode.challenge;

import java.util.Optional;

/** Keeps the challenge of one request until it is confirmed. It keeps no counts; those are claims. */
public interface ChallengeStore {

    /** Empty if there is no challenge, or none that can be read. */
    Optional<StoredChallenge> read();

    void write(StoredChallenge stored);

    /** Removes the challenge after its code was used. */
    void remove();
}
