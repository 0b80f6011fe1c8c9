package io.github.onetimecode.lifecycle;

import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCode;
import io.github.onetimecode.limits.Attempts;

/** The status of a code, for the application that requested it. Reading it claims nothing. */
public final class CodeStatus {

    /** The states of a code. */
    public enum State {

        /** It can be confirmed. */
        PENDING,

        CONFIRMED,

        /** Its lifetime has passed, its key is gone, or it is bound to something that has changed since. */
        EXPIRED,

        /** No attempts are left. */
        EXHAUSTED
    }

    private final CodeContext context;
    private final StoredChallenge stored;
    private final Attempts attempts;

    public CodeStatus(CodeContext context, StoredChallenge stored) {
        this.context = context;
        this.stored = stored;
        this.attempts = context.attempts(stored);
    }

    /** @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer */
    public State state() {
        if (isUsed()) {
            return State.CONFIRMED;
        }
        if (attemptsLeft() == 0) {
            return State.EXHAUSTED;
        }
        return context.codes().isAlive(stored.challenge(), context.request().binding()) && key().isPresent()
                ? State.PENDING : State.EXPIRED;
    }

    /** Whether the code has been confirmed. */
    public boolean isUsed() {
        return attempts.isUsed();
    }

    public int attemptsLeft() {
        return attempts.left(context.request().rules().attemptsPerCode());
    }

    /** The code itself, for an application to which it is returned. Empty if its key no longer exists. */
    public Optional<OneTimeCode> code() {
        return key().map(key -> context.codes().code(stored.challenge(), context.request().binding(), key));
    }

    private Optional<CodeKey> key() {
        return context.keys().find(stored.challenge().keyId());
    }
}
