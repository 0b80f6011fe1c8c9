package io.github.onetimecode.lifecycle;

import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.RealmKeys;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.mail.Delivery;

/** Mails the code of a request again. It stays the same code while enough of its lifetime is left, for slow mails. */
public final class CodeResender {

    private final CodeContext work;
    private final CodeRequest request;
    private final OneTimeCodes codes;
    private final Claims claims;
    private final CodeMeters meters;

    public CodeResender(CodeContext work) {
        this.work = work;
        this.request = work.request();
        this.codes = work.codes();
        this.claims = work.claims();
        this.meters = work.meters();
    }

    /**
     * Mails the code, or a code that replaces it, if the pause has passed and a mail is left. The caller checks before
     * that an attempt is left, and reads the challenge again afterwards.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public Resend resend(StoredChallenge kept) {
        return work.lock().takeTurn(request).map(Resend::denied).orElseGet(() -> inTurn(kept));
    }

    private Resend inTurn(StoredChallenge kept) {
        CodeRules rules = request.rules();
        if (!rules.offersResend() && work.mail(kept).isSent()) {
            return Resend.of(ResendOutcome.NOT_OFFERED);
        }
        Optional<Claim> pace = work.attempts(kept).claimNextMail(rules.resendAfter());
        if (pace.isEmpty()) {
            return Resend.of(ResendOutcome.TOO_EARLY);
        }
        RealmKeys keys = work.keys();
        Optional<CodeKey> oldKey = keys.find(kept.challenge().keyId()).filter(key -> isWorthSendingAgain(kept));
        Optional<CodeKey> key = oldKey.or(keys::active);
        if (key.isEmpty()) {
            claims.giveBack(pace.get());
            return Resend.denied(Denial.NO_KEY);
        }
        Optional<List<Claim>> mail = rules.mailLimits().claim(claims, request.mailPurses());
        if (mail.isEmpty() && !request.place().isDiscreet()) {
            meters.limited();
            claims.giveBack(pace.get());
            return Resend.denied(Denial.MAIL_LIMIT);
        }
        StoredChallenge next = oldKey.isPresent() ? kept : replace(kept, key.get());
        Delivery delivery = new CodeMailer(work).send(next, key.get(), mail.orElse(List.of()), pace);
        return Resend.of(delivery.isTrouble() ? ResendOutcome.FAILED : ResendOutcome.SENT);
    }

    private StoredChallenge replace(StoredChallenge kept, CodeKey key) {
        meters.issued();
        return kept.replacedBy(codes.issue(request.rules().policy(), request.binding(), key));
    }

    private boolean isWorthSendingAgain(StoredChallenge kept) {
        CodeChallenge challenge = kept.challenge();
        return codes.isAlive(challenge, request.binding()) && !challenge.isTooOldToSendAgainAt(codes.now());
    }
}
