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
import io.github.onetimecode.limits.Payment;
import io.github.onetimecode.mail.Delivery;

/** Mails the code of a request again. It stays the same code while enough of its lifetime is left, for slow mails. */
public final class CodeResender {

    private final CodeContext context;
    private final CodeRequest request;
    private final OneTimeCodes codes;
    private final Claims claims;
    private final CodeMeters meters;

    public CodeResender(CodeContext context) {
        this.context = context;
        this.request = context.request();
        this.codes = context.codes();
        this.claims = context.claims();
        this.meters = context.meters();
    }

    /**
     * Mails the code, or a code that replaces it, if the pause has passed and a mail is left. The caller checks before
     * that an attempt is left, and reads the challenge again afterwards.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Resend resend(StoredChallenge stored) {
        return context.lock().takeTurn(request).map(Resend::denied).orElseGet(() -> resendInTurn(stored));
    }

    private Resend resendInTurn(StoredChallenge stored) {
        CodeRules rules = request.rules();
        // A code that was used must not be replaced: the claim of its use may end before the new code does.
        if (context.attempts(stored).isUsed() || !rules.offersResend() && context.mail(stored).isSent()) {
            return Resend.of(ResendOutcome.NOT_OFFERED);
        }
        Optional<Claim> pace = context.attempts(stored).claimNextMail(rules.resendAfter());
        if (pace.isEmpty()) {
            return Resend.of(ResendOutcome.TOO_EARLY);
        }
        RealmKeys keys = context.keys();
        Optional<CodeKey> oldKey = keys.find(stored.challenge().keyId()).filter(key -> isWorthSendingAgain(stored));
        Optional<CodeKey> key = oldKey.or(keys::active);
        if (key.isEmpty()) {
            claims.giveBack(pace.get());
            return Resend.denied(Denial.NO_KEY);
        }
        Optional<List<Payment>> mail = context.payments().pay(rules.mailLimits(), request.mailPurses(), codes.now());
        if (mail.isEmpty() && !request.place().isDiscreet()) {
            meters.limited();
            claims.giveBack(pace.get());
            return Resend.denied(Denial.MAIL_LIMIT);
        }
        StoredChallenge next = oldKey.isPresent() ? stored : replace(stored, key.get());
        Delivery delivery = new CodeMailer(context).send(next, key.get(), mail.orElse(List.of()), pace);
        return Resend.of(delivery.isTrouble() ? ResendOutcome.FAILED : ResendOutcome.SENT);
    }

    private StoredChallenge replace(StoredChallenge stored, CodeKey key) {
        meters.issued();
        return stored.replacedBy(codes.issue(request.rules().policy(), request.binding(), key));
    }

    private boolean isWorthSendingAgain(StoredChallenge stored) {
        CodeChallenge challenge = stored.challenge();
        return codes.isAlive(challenge, request.binding()) && !challenge.isTooOldToSendAgainAt(codes.now());
    }
}
