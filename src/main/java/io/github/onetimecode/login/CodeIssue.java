package io.github.onetimecode.login;

import java.util.List;
import java.util.Optional;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.realm.Attempts;
import io.github.onetimecode.realm.ChallengeNotes;
import io.github.onetimecode.realm.Claim;
import io.github.onetimecode.realm.Claims;
import io.github.onetimecode.realm.CodeMeters;
import io.github.onetimecode.realm.KeptChallenge;
import io.github.onetimecode.realm.MailRecords;
import io.github.onetimecode.realm.RealmKeys;

/** Issues the code of a login and mails it: once by itself, again when asked to. */
final class CodeIssue {

    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final ChallengeNotes notes;
    private final RealmKeys keys;
    private final Claims claims;
    private final CodeMailing mailing;
    private final CodeMeters meters;

    CodeIssue(OneTimeCodes codes, CodeRequest request) {
        this.codes = codes;
        this.request = request;
        this.notes = new ChallengeNotes(request.login());
        this.keys = new RealmKeys(request.context().getSession(), request.context().getRealm());
        this.claims = new Claims(request.context().getSession());
        this.mailing = new CodeMailing(codes, request);
        this.meters = new CodeMeters(request.context().getRealm());
    }

    /**
     * Issues a code and mails it, unless this login has one: reload, back and a change of factor come here again.
     *
     * @throws Refused if the user is locked or has no mail or no failure left
     */
    void issueOnce() throws Refused {
        CodeBinding binding = request.binding();
        if (notes.read(request.stepId()).filter(kept -> codes.isBoundTo(kept.challenge(), binding)).isPresent()) {
            return;
        }
        UserLock.requireTurn(request.context(), request.user());
        if (!request.failurePurse().hasFailureLeft(claims, request.settings().budget())) {
            throw limited(Refusal.FAILURE_LIMIT, "user %s has no failures left for today");
        }
        CodeKey key = keys.active().orElseThrow(() -> Refused.misconfigured("the realm has no HS512 key"));
        List<Claim> mail = claimMail().orElseThrow(() -> limited(Refusal.MAIL_LIMIT, "user %s has no mails left"));
        KeptChallenge first = KeptChallenge.first(codes.issue(request.settings().issue().policy(), binding, key));
        meters.issued();
        mailing.send(first, key, mail, attempts(first).claimNextMail(request.settings().issue().resendAfter()));
    }

    /**
     * Mails the code again, or one that replaces it, if it is time and there is a mail left.
     *
     * @throws Refused if the user is locked, or the realm has no key any more
     */
    Resend resend(KeptChallenge kept) throws Refused {
        UserLock.requireTurn(request.context(), request.user());
        if (!request.settings().offersResend() && new MailRecords(claims).read(kept, codes.now()).isSent()) {
            return Resend.NOT_OFFERED;
        }
        Optional<Claim> pace = attempts(kept).claimNextMail(request.settings().issue().resendAfter());
        if (pace.isEmpty()) {
            return Resend.TOO_EARLY;
        }
        Optional<CodeKey> oldKey = keys.find(kept.challenge().keyId()).filter(key -> isWorthSendingAgain(kept));
        CodeKey key = oldKey.or(keys::active).orElseThrow(() -> Refused.misconfigured("the realm has no HS512 key"));
        Optional<List<Claim>> mail = claimMail();
        if (mail.isEmpty()) {
            meters.limited();
            claims.giveBack(pace.get());
            return Resend.MAIL_LIMIT;
        }
        KeptChallenge next = oldKey.isPresent() ? kept : replace(kept, key);
        return mailing.send(next, key, mail.get(), pace).isTrouble() ? Resend.FAILED : Resend.SENT;
    }

    private KeptChallenge replace(KeptChallenge kept, CodeKey key) {
        meters.issued();
        return kept.replacedBy(codes.issue(request.settings().issue().policy(), request.binding(), key));
    }

    private Optional<List<Claim>> claimMail() {
        return request.settings().issue().mailLimits().claim(claims, request.mailPurses());
    }

    private Refused limited(Refusal refusal, String reason) {
        meters.limited();
        return new Refused(refusal, reason, request.user().getId());
    }

    private Attempts attempts(KeptChallenge kept) {
        return new Attempts(claims, kept.series());
    }

    private boolean isWorthSendingAgain(KeptChallenge kept) {
        CodeChallenge challenge = kept.challenge();
        return codes.isAlive(challenge, request.binding()) && !challenge.isTooOldToSendAgainAt(codes.now());
    }
}
