package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/**
 * Issues a code whose challenge several devices of a user share. Of several parallel requests, on any nodes, one issues
 * and mails the code. The others do not wait, since they need nothing of it for their answer.
 */
public final class SharedIssuer {

    /** Matters only if a node stops halfway. Normally the turn is given back as soon as the code is issued. */
    private static final Duration LONGER_THAN_ISSUING = Duration.ofSeconds(10);

    private final CodeContext context;
    private final CodeConfirmer confirm;

    public SharedIssuer(CodeContext context) {
        this.context = context;
        this.confirm = new CodeConfirmer(context);
    }

    /** The challenge whose code could be accepted now; empty if there is none. */
    public Optional<StoredChallenge> open() {
        return context.challenges().read().filter(confirm::isOpen);
    }

    /**
     * Issues a code and mails it, unless one could be accepted now or another request is issuing one.
     *
     * @return as {@link CodeIssuer#issueOnce}
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        Claims claims = context.claims();
        Optional<Claim> turn = claims.claim("issue:" + context.request().sharedName(), LONGER_THAN_ISSUING);
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try {
            return open().isPresent() ? Optional.empty() : new CodeIssuer(context).issue();
        } finally {
            claims.giveBack(turn.get());
        }
    }
}
