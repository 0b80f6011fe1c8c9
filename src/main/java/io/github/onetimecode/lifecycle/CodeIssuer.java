package io.github.onetimecode.lifecycle;

import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.Payment;

/** Issues the code of a request and mails it. */
public final class CodeIssuer {

    private final CodeContext context;
    private final CodeRequest request;
    private final OneTimeCodes codes;
    private final Claims claims;
    private final CodeMeters meters;

    public CodeIssuer(CodeContext context) {
        this.context = context;
        this.request = context.request();
        this.codes = context.codes();
        this.claims = context.claims();
        this.meters = context.meters();
    }

    /**
     * Issues a code and mails it, unless this request has one already: the browser's reload and back, and a change of
     * factor, lead here again.
     *
     * @return empty if there is a code now; otherwise why there is none: a lock, a limit, no key
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        return isIssued() ? Optional.empty() : issue();
    }

    /** Whether this request already has a code. */
    public boolean isIssued() {
        CodeBinding binding = request.binding();
        return context.challenges().read().filter(stored -> codes.isBoundTo(stored.challenge(), binding)).isPresent();
    }

    /**
     * Issues a code and mails it, whatever was issued before.
     *
     * @return as {@link #issueOnce}
     */
    Optional<Denial> issue() {
        return context.lock().takeTurn(request).or(this::issueInTurn);
    }

    private Optional<Denial> issueInTurn() {
        CodeRules rules = request.rules();
        boolean nobody = request.recipient().isNobody();
        if (!request.failurePurse().hasFailureLeft(claims, rules.budget()) && !nobody) {
            return limited(Denial.FAILURE_LIMIT);
        }
        Optional<CodeKey> key = context.keys().active();
        if (key.isEmpty()) {
            return Optional.of(Denial.NO_KEY);
        }
        Optional<List<Payment>> mail = context.payments().pay(rules.mailLimits(), request.mailPurses(), codes.now());
        if (mail.isEmpty() && !nobody) {
            return limited(Denial.MAIL_LIMIT);
        }
        StoredChallenge first = StoredChallenge.first(codes.issue(rules.policy(), request.binding(), key.get()));
        meters.issued();
        Optional<Claim> pace = context.attempts(first).claimNextMail(rules.resendAfter());
        new CodeMailer(context).send(first, key.get(), mail.orElse(List.of()), pace);
        return Optional.empty();
    }

    private Optional<Denial> limited(Denial denial) {
        meters.limited();
        return Optional.of(denial);
    }
}
