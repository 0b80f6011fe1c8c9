package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.CodeReading;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.keycloak.RealmKeys;
import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/**
 * Confirms a typed code. It claims one attempt and one wrong code before it compares, so parallel requests cannot make
 * more comparisons than the limits allow. A right code gives back its own claims and no others.
 */
public final class CodeConfirmer {

    /**
     * The result of an attempt.
     *
     * @param outcome      result of the comparison, or why nothing was compared
     * @param attemptsLeft for this code, shown to the user after a wrong one; 0 if nothing was compared
     */
    public record Attempt(Confirmation outcome, int attemptsLeft) {
    }

    private final CodeContext context;
    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final RealmKeys keys;
    private final Claims claims;
    private final CodeMeters meters;
    private final Duration life;
    private final AddressVerification verification;

    public CodeConfirmer(CodeContext context) {
        this.context = context;
        this.codes = context.codes();
        this.request = context.request();
        this.keys = context.keys();
        this.claims = context.claims();
        this.meters = context.meters();
        this.life = LoginLifetime.of(context.realm(), request);
        this.verification = new AddressVerification(context);
    }

    /**
     * Whether this code has an attempt left.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public boolean hasAttemptLeft(StoredChallenge stored) {
        return context.attempts(stored).isOneLeft(request.rules().attemptsPerCode());
    }

    /**
     * Whether the code could be accepted now: it has not expired, its key exists, an attempt is left, and the code has
     * not been used.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    boolean isOpen(StoredChallenge stored) {
        return codes.isAlive(stored.challenge(), request.binding()) && keys.find(stored.challenge().keyId()).isPresent()
                && hasAttemptLeft(stored) && !context.attempts(stored).isUsed();
    }

    /**
     * Compares what was typed if locks and limits allow it. After an accepted code the caller deletes the challenge. A
     * text that cannot be the code neither takes the user's turn nor claims anything.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Attempt attempt(StoredChallenge stored, TypedCode typed) {
        CodeReading reading = typed.readFor(stored.challenge());
        if (reading.refusal().isPresent()) {
            return counted(stored, new Attempt(uncompared(stored, reading.refusal().get()), 0));
        }
        Optional<Denial> lock = context.lock().takeTurn(request);
        if (lock.isEmpty()) {
            return counted(stored, claimAndCompare(stored, reading));
        }
        return new Attempt(lock.get() == Denial.USER_LOCKED
                ? Confirmation.USER_LOCKED : Confirmation.USER_LOCKED_FOR_GOOD, 0);
    }

    private Attempt counted(StoredChallenge stored, Attempt attempt) {
        if (attempt.outcome() == Confirmation.ACCEPTED) {
            meters.confirmed(Duration.between(stored.challenge().issuedAt(), codes.now()));
        } else {
            meters.refused(attempt.outcome());
        }
        return attempt;
    }

    /** An expired or exhausted code is reported as such, whatever was typed. */
    private Confirmation uncompared(StoredChallenge stored, Confirmation refusal) {
        if (keys.find(stored.challenge().keyId()).isEmpty() || !codes.isAlive(stored.challenge(), request.binding())) {
            return Confirmation.EXPIRED;
        }
        return hasAttemptLeft(stored) ? refusal : Confirmation.EXHAUSTED;
    }

    private Attempt claimAndCompare(StoredChallenge stored, CodeReading typed) {
        CodeChallenge challenge = stored.challenge();
        Optional<CodeKey> key = keys.find(challenge.keyId());
        Optional<Confirmation> refusal = key.isEmpty() ? Optional.of(Confirmation.EXPIRED) : refusal(stored);
        if (refusal.isPresent()) {
            return new Attempt(refusal.get(), 0);
        }
        int attemptsPerCode = request.rules().attemptsPerCode();
        Optional<Claim> attempt = context.attempts(stored).claim(attemptsPerCode, life);
        if (attempt.isEmpty()) {
            return new Attempt(Confirmation.EXHAUSTED, 0);
        }
        Optional<Claim> failure = request.failurePurse().claimFailure(claims, request.rules().budget());
        int attemptsLeft = attemptsPerCode - attempt.get().number();
        if (request.recipient().isNobody() || request.recipient().isWithoutCode()) {
            // Compared like any other code, to take as long, but never right.
            codes.confirm(challenge, request.binding(), key.get(), typed);
            return new Attempt(Confirmation.WRONG, attemptsLeft);
        }
        if (failure.isEmpty()) {
            claims.giveBack(attempt.get());
            return new Attempt(Confirmation.LIMITED, 0);
        }
        Confirmation outcome = codes.confirm(challenge, request.binding(), key.get(), typed);
        if (outcome == Confirmation.ACCEPTED) {
            outcome = use(stored);
        }
        if (outcome != Confirmation.WRONG) {
            // A right code has been used up by now: the person must not be told otherwise.
            List.of(attempt.get(), failure.get()).forEach(claims::giveBackIfPossible);
        }
        return new Attempt(outcome, attemptsLeft);
    }

    /** Keeps a user at a limit from claiming more. The claims enforce the limits. */
    private Optional<Confirmation> refusal(StoredChallenge stored) {
        if (!codes.isAlive(stored.challenge(), request.binding())) {
            return Optional.of(Confirmation.EXPIRED);
        }
        if (!hasAttemptLeft(stored)) {
            return Optional.of(Confirmation.EXHAUSTED);
        }
        // For a stand-in, too, to take as long.
        boolean isOneLeft = request.failurePurse().hasFailureLeft(claims, request.rules().budget());
        return isOneLeft || request.recipient().isNobody() ? Optional.empty() : Optional.of(Confirmation.LIMITED);
    }

    /**
     * Claims the use of a right code. If the user's address has changed since it was mailed, it counts as expired. Its
     * claim of use is given back, so that the next code of the series can be used.
     */
    private Confirmation use(StoredChallenge stored) {
        Optional<Claim> use = context.attempts(stored).claimUse(
                request.place().isByApi() ? Attempts.USED_BY_API : Attempts.USED_IN_LOGIN);
        if (use.isEmpty()) {
            return Confirmation.USED;
        }
        if (!request.rules().marksVerified() || verification.mark(stored.challenge())) {
            return Confirmation.ACCEPTED;
        }
        claims.giveBack(use.get());
        return Confirmation.EXPIRED;
    }
}
