package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.challenge.KeptChallenge;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/**
 * Issues a code whose challenge several devices share. Of those who ask at the same time, on whatever node, one issues and
 * mails; the others need not wait for it, since there is nothing that they would have to read.
 */
public final class SharedIssue {

    /** Only for a node that stops in the middle: as a rule the turn is given back at once. */
    private static final Duration LONGER_THAN_ISSUING = Duration.ofSeconds(10);

    private final CodeWork work;
    private final CodeConfirm confirm;

    public SharedIssue(CodeWork work) {
        this.work = work;
        this.confirm = new CodeConfirm(work);
    }

    /** The challenge whose code could be accepted now. Empty if it is over in any way, or there never was one. */
    public Optional<KeptChallenge> open() {
        return work.challenges().read().filter(confirm::isOpen);
    }

    /**
     * Issues a code and mails it, unless one is open or another request is just about to issue it.
     *
     * @return as {@link CodeIssue#issueOnce}
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        Claims claims = work.claims();
        Optional<Claim> turn = claims.claim("issue:" + work.request().sharedName(), LONGER_THAN_ISSUING);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try {
            return open().isPresent() ? Optional.empty() : new CodeIssue(work).issue();
        } finally {
            claims.giveBack(turn.get());
        }
    }
}
