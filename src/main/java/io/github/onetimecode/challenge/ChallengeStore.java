package io.github.onetimecode.challenge;

import java.util.Optional;

/** Where the challenge of one request is kept until it is confirmed. Counts are not kept there: they are claims. */
public interface ChallengeStore {

    /** Empty if there is none, or none that can be read. */
    Optional<KeptChallenge> read();

    void write(KeptChallenge kept);

    /** The code was used: what was kept of it serves nobody. */
    void remove();
}
