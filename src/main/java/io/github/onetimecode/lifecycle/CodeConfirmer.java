package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.keycloak.RealmKeys;
import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/**
 * Confirms what was typed. The right to be wrong is claimed before anything is compared, so that no number of parallel
 * requests compares more than the limits allow; a right code gives back its own claims and no others.
 */
public final class CodeConfirmer {

    /**
     * An attempt and what it leaves.
     *
     * @param outcome      what came of it
     * @param attemptsLeft for this code, told to the user after a wrong one; 0 where nothing was compared
     */
    public record Attempt(Confirmation outcome, int attemptsLeft) {
    }

    private final CodeContext work;
    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final RealmKeys keys;
    private final Claims claims;
    private final CodeMeters meters;
    private final Duration life;
    private final AddressVerification verification;

    public CodeConfirmer(CodeContext work) {
        this.work = work;
        this.codes = work.codes();
        this.request = work.request();
        this.keys = work.keys();
        this.claims = work.claims();
        this.meters = work.meters();
        this.life = LoginLifetime.of(work.realm(), request);
        this.verification = new AddressVerification(work);
    }

    /**
     * Whether the code can be tried once more at all.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public boolean hasAttemptLeft(StoredChallenge kept) {
        return work.attempts(kept).isOneLeft(request.rules().attemptsPerCode());
    }

    /**
     * Whether the code could be accepted now: it is alive, its key is there, an attempt is left, and nobody has used
     * it.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    boolean isOpen(StoredChallenge kept) {
        return codes.isAlive(kept.challenge(), request.binding()) && keys.find(kept.challenge().keyId()).isPresent()
                && hasAttemptLeft(kept) && !work.attempts(kept).isUsed();
    }

    /**
     * What was typed is compared, if everything allows it. Once it was accepted, the caller forgets the challenge. What
     * can't be the code takes no turn of the user and claims nothing, whoever types it.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public Attempt attempt(StoredChallenge kept, TypedCode typed) {
        Optional<Confirmation> refusal = typed.readFor(kept.challenge()).refusal();
        if (refusal.isPresent()) {
            return counted(kept, new Attempt(uncompared(kept, refusal.get()), 0));
        }
        Optional<Denial> lock = work.lock().takeTurn(request);
        return lock.isEmpty() ? counted(kept, claimAndCompare(kept, typed)) : new Attempt(lock.get() == Denial.USER_LOCKED
                ? Confirmation.USER_LOCKED : Confirmation.USER_LOCKED_FOR_GOOD, 0);
    }

    private Attempt counted(StoredChallenge kept, Attempt attempt) {
        if (attempt.outcome() == Confirmation.ACCEPTED) {
            meters.confirmed(Duration.between(kept.challenge().issuedAt(), codes.now()));
        } else {
            meters.refused(attempt.outcome());
        }
        return attempt;
    }

    /** A code that is over is over, whatever was typed. */
    private Confirmation uncompared(StoredChallenge kept, Confirmation refusal) {
        if (keys.find(kept.challenge().keyId()).isEmpty() || !codes.isAlive(kept.challenge(), request.binding())) {
            return Confirmation.EXPIRED;
        }
        return hasAttemptLeft(kept) ? refusal : Confirmation.EXHAUSTED;
    }

    private Attempt claimAndCompare(StoredChallenge kept, TypedCode typed) {
        CodeChallenge challenge = kept.challenge();
        CodeBinding binding = request.binding();
        Optional<CodeKey> key = keys.find(challenge.keyId());
        if (key.isEmpty() || !codes.isAlive(challenge, binding)) {
            return new Attempt(Confirmation.EXPIRED, 0);
        }
        // Looked at before, so that whoever is at a limit claims nothing any more; what holds are the claims.
        if (!hasAttemptLeft(kept)) {
            return new Attempt(Confirmation.EXHAUSTED, 0);
        }
        boolean nobody = request.recipient().isNobody();
        if (!nobody && !request.failurePurse().hasFailureLeft(claims, request.rules().budget())) {
            return new Attempt(Confirmation.LIMITED, 0);
        }
        Attempts attempts = work.attempts(kept);
        int attemptsPerCode = request.rules().attemptsPerCode();
        Optional<Claim> attempt = attempts.claim(attemptsPerCode, life);
        if (attempt.isEmpty()) {
            return new Attempt(Confirmation.EXHAUSTED, 0);
        }
        Optional<Claim> failure = request.failurePurse().claimFailure(claims, request.rules().budget());
        int attemptsLeft = attemptsPerCode - attempt.get().number();
        if (nobody || request.recipient().isWithoutCode()) {
            // Whatever it was: compared like any other, and never right.
            codes.confirm(challenge, binding, key.get(), typed);
            return new Attempt(Confirmation.WRONG, attemptsLeft);
        }
        if (failure.isEmpty()) {
            claims.giveBack(attempt.get());
            return new Attempt(Confirmation.LIMITED, 0);
        }
        Confirmation outcome = codes.confirm(challenge, binding, key.get(), typed);
        if (outcome == Confirmation.ACCEPTED) {
            outcome = use(challenge, attempts.claimUse());
        }
        if (outcome != Confirmation.WRONG) {
            List.of(attempt.get(), failure.get()).forEach(claims::giveBack);
        }
        return new Attempt(outcome, attemptsLeft);
    }

    /**
     * A code whose address is no longer the user's is of no use to anybody, and the next one is not to suffer for it.
     */
    private Confirmation use(CodeChallenge challenge, Optional<Claim> use) {
        if (use.isEmpty()) {
            return Confirmation.USED;
        }
        if (!request.rules().marksVerified() || verification.mark(challenge)) {
            return Confirmation.ACCEPTED;
        }
        claims.giveBack(use.get());
        return Confirmation.EXPIRED;
    }
}
