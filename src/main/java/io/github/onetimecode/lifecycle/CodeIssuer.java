package io.github.onetimecode.lifecycle;

import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.Claims;

/** Issues the code of a request and mails it. */
public final class CodeIssuer {

    private final CodeContext work;
    private final CodeRequest request;
    private final OneTimeCodes codes;
    private final Claims claims;
    private final CodeMeters meters;

    public CodeIssuer(CodeContext work) {
        this.work = work;
        this.request = work.request();
        this.codes = work.codes();
        this.claims = work.claims();
        this.meters = work.meters();
    }

    /**
     * Issues a code and mails it, unless this request has one already: the browser's reload and back, and a change of
     * factor, lead here again.
     *
     * @return empty if there is a code now; otherwise why there is none: a lock, a limit, no key
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Denial> issueOnce() {
        return isIssued() ? Optional.empty() : issue();
    }

    /** Whether this request already has a code. */
    public boolean isIssued() {
        CodeBinding binding = request.binding();
        return work.challenges().read().filter(kept -> codes.isBoundTo(kept.challenge(), binding)).isPresent();
    }

    /**
     * Issues a code and mails it, whatever was issued before.
     *
     * @return as {@link #issueOnce}
     */
    Optional<Denial> issue() {
        return work.lock().takeTurn(request).or(this::inTurn);
    }

    private Optional<Denial> inTurn() {
        CodeRules rules = request.rules();
        boolean nobody = request.recipient().isNobody();
        if (!request.failurePurse().hasFailureLeft(claims, rules.budget()) && !nobody) {
            return limited(Denial.FAILURE_LIMIT);
        }
        Optional<CodeKey> key = work.keys().active();
        if (key.isEmpty()) {
            return Optional.of(Denial.NO_KEY);
        }
        Optional<List<Claim>> mail = rules.mailLimits().claim(claims, request.mailPurses());
        if (mail.isEmpty() && !nobody) {
            return limited(Denial.MAIL_LIMIT);
        }
        StoredChallenge first = StoredChallenge.first(codes.issue(rules.policy(), request.binding(), key.get()));
        meters.issued();
        Optional<Claim> pace = work.attempts(first).claimNextMail(rules.resendAfter());
        new CodeMailer(work).send(first, key.get(), mail.orElse(List.of()), pace);
        return Optional.empty();
    }

    private Optional<Denial> limited(Denial denial) {
        meters.limited();
        return Optional.of(denial);
    }
}
