package io.github.onetimecode.lifecycle;

import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.limits.IssueTurn;

/**
 * Issues a code whose challenge several devices of a user share. Of several parallel requests, on any nodes, one issues
 * and mails the code. The others do not wait, since they need nothing of it for their answer.
 */
public final class SharedIssuer {

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
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        Optional<IssueTurn> turn = IssueTurn.take(context.claims(), context.request().sharedName());
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try (IssueTurn mine = turn.get()) {
            return open().isPresent() ? Optional.empty() : new CodeIssuer(context).issue();
        }
    }
}
