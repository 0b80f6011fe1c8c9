package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/**
 * Issues a code whose challenge several devices share. Of those who ask at the same time, on whatever node, one issues
 * and mails; the others need not wait for it, since there is nothing that they would have to read.
 */
public final class SharedIssuer {

    /** Only for a node that stops in the middle: as a rule the turn is given back at once. */
    private static final Duration LONGER_THAN_ISSUING = Duration.ofSeconds(10);

    private final CodeContext work;
    private final CodeConfirmer confirm;

    public SharedIssuer(CodeContext work) {
        this.work = work;
        this.confirm = new CodeConfirmer(work);
    }

    /** The challenge whose code could be accepted now. Empty if it is over in any way, or there never was one. */
    public Optional<StoredChallenge> open() {
        return work.challenges().read().filter(confirm::isOpen);
    }

    /**
     * Issues a code and mails it, unless one is open or another request is just about to issue it.
     *
     * @return as {@link CodeIssuer#issueOnce}
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        Claims claims = work.claims();
        Optional<Claim> turn = claims.claim("issue:" + work.request().sharedName(), LONGER_THAN_ISSUING);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try {
            return open().isPresent() ? Optional.empty() : new CodeIssuer(work).issue();
        } finally {
            claims.giveBack(turn.get());
        }
    }
}
