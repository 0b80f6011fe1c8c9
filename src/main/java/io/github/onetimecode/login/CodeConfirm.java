package io.github.onetimecode.login;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.TypedCode;
import io.github.onetimecode.realm.Attempts;
import io.github.onetimecode.realm.Claim;
import io.github.onetimecode.realm.Claims;
import io.github.onetimecode.realm.CodeMeters;
import io.github.onetimecode.realm.KeptChallenge;
import io.github.onetimecode.realm.RealmKeys;

/**
 * Confirms what was typed. The right to be wrong is claimed before anything is compared, so that no number of parallel
 * requests compares more than the limits allow; a right code gives back its own claims and no others.
 */
final class CodeConfirm {

    /**
     * An attempt and what it leaves.
     *
     * @param outcome      what came of it
     * @param attemptsLeft for this code, told to the user after a wrong one; 0 where nothing was compared
     */
    record Attempt(Confirmation outcome, int attemptsLeft) {
    }

    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final RealmKeys keys;
    private final Claims claims;
    private final CodeMeters meters;

    CodeConfirm(OneTimeCodes codes, CodeRequest request) {
        this.codes = codes;
        this.request = request;
        this.keys = new RealmKeys(request.context().getSession(), request.context().getRealm());
        this.claims = new Claims(request.context().getSession());
        this.meters = new CodeMeters(request.context().getRealm());
    }

    /** Whether the code can be tried once more at all. */
    boolean hasAttemptLeft(KeptChallenge kept) {
        return new Attempts(claims, kept.series()).isOneLeft(attemptsPerCode());
    }

    /** @throws Refused if the user is locked */
    Attempt attempt(KeptChallenge kept, TypedCode typed) throws Refused {
        UserLock.requireTurn(request.context(), request.user());
        Attempt attempt = claimAndCompare(kept, typed);
        if (attempt.outcome() == Confirmation.ACCEPTED) {
            meters.confirmed(Duration.between(kept.challenge().issuedAt(), codes.now()));
        } else {
            meters.refused(attempt.outcome());
        }
        return attempt;
    }

    private Attempt claimAndCompare(KeptChallenge kept, TypedCode typed) {
        CodeChallenge challenge = kept.challenge();
        CodeBinding binding = request.binding();
        Optional<CodeKey> key = keys.find(challenge.keyId());
        if (key.isEmpty() || !codes.isAlive(challenge, binding)) {
            return new Attempt(Confirmation.EXPIRED, 0);
        }
        Attempts attempts = new Attempts(claims, kept.series());
        Optional<Claim> attempt = attempts.claim(attemptsPerCode());
        if (attempt.isEmpty()) {
            return new Attempt(Confirmation.EXHAUSTED, 0);
        }
        Optional<Claim> failure = request.failurePurse().claimFailure(claims, request.settings().budget());
        if (failure.isEmpty()) {
            claims.giveBack(attempt.get());
            return new Attempt(Confirmation.LIMITED, 0);
        }
        Confirmation outcome = codes.confirm(challenge, binding, key.get(), typed);
        if (outcome == Confirmation.ACCEPTED && !attempts.claimUse()) {
            outcome = Confirmation.USED;
        }
        if (outcome != Confirmation.WRONG) {
            List.of(attempt.get(), failure.get()).forEach(claims::giveBack);
        }
        return new Attempt(outcome, attemptsPerCode() - attempt.get().number());
    }

    private int attemptsPerCode() {
        return request.settings().confirm().attemptsPerCode();
    }
}
