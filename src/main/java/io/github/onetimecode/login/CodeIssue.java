package io.github.onetimecode.login;

import java.time.Instant;
import java.time.ZoneId;
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
import io.github.onetimecode.realm.CodeMail;
import io.github.onetimecode.realm.Courier;
import io.github.onetimecode.realm.Delivery;
import io.github.onetimecode.realm.KeptChallenge;
import io.github.onetimecode.realm.Purse;
import io.github.onetimecode.realm.RealmKeys;

/** Issues the code of a login and mails it: once by itself, again when asked to. */
final class CodeIssue {

    private final OneTimeCodes codes;
    private final CodeRequest request;
    private final ChallengeNotes notes;
    private final RealmKeys keys;
    private final Claims claims;
    private final CodeEvents events;
    private final Courier courier;

    CodeIssue(OneTimeCodes codes, CodeRequest request) {
        this.codes = codes;
        this.request = request;
        this.notes = new ChallengeNotes(request.login());
        this.keys = new RealmKeys(request.context().getSession(), request.context().getRealm());
        this.claims = new Claims(request.context().getSession());
        this.events = new CodeEvents(request);
        this.courier = new Courier(request.context().getSession(), request.context().getRealm(), ZoneId.systemDefault());
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
        if (!request.failurePurse(claims).hasFailureLeft(request.settings().budget())) {
            throw new Refused(Refusal.FAILURE_LIMIT, "user %s has no failures left for today", request.user().getId());
        }
        CodeKey key = keys.active().orElseThrow(() -> Refused.misconfigured("the realm has no HS512 key"));
        List<Purse> purses = request.mailPurses(claims);
        List<Claim> mail = request.settings().issue().mailLimits().claim(claims, purses).orElseThrow(
                () -> new Refused(Refusal.MAIL_LIMIT, "user %s has no mails left", request.user().getId()));
        KeptChallenge first = KeptChallenge.first(codes.issue(request.settings().issue().policy(), binding, key));
        Optional<Claim> pace = new Attempts(claims, first).claimNextMail(request.settings().issue().resendAfter());
        deliver(first, key, mail, purses, pace);
    }

    /**
     * Mails the code again, or one that replaces it, if it is time and there is a mail left.
     *
     * @throws Refused if the user is locked, or the realm has no key any more
     */
    Resend resend(KeptChallenge kept) throws Refused {
        UserLock.requireTurn(request.context(), request.user());
        Attempts attempts = new Attempts(claims, kept);
        if (!request.settings().offersResend() && kept.delivery().isSent()) {
            return Resend.NOT_OFFERED;
        }
        Optional<Claim> pace = attempts.claimNextMail(request.settings().issue().resendAfter());
        if (pace.isEmpty()) {
            return Resend.TOO_EARLY;
        }
        Optional<CodeKey> oldKey = keys.find(kept.challenge().keyId()).filter(key -> isWorthSendingAgain(kept));
        CodeKey key = oldKey.or(keys::active).orElseThrow(() -> Refused.misconfigured("the realm has no HS512 key"));
        List<Purse> purses = request.mailPurses(claims);
        Optional<List<Claim>> mail = request.settings().issue().mailLimits().claim(claims, purses);
        if (mail.isEmpty()) {
            claims.giveBack(pace.get());
            return Resend.MAIL_LIMIT;
        }
        KeptChallenge next = oldKey.isPresent() ? kept
                : kept.replacedBy(codes.issue(request.settings().issue().policy(), request.binding(), key));
        return deliver(next, key, mail.get(), purses, pace).isSent() ? Resend.SENT : Resend.FAILED;
    }

    private boolean isWorthSendingAgain(KeptChallenge kept) {
        CodeChallenge challenge = kept.challenge();
        return codes.isAlive(challenge, request.binding()) && !challenge.isTooOldToSendAgainAt(codes.now());
    }

    private Delivery deliver(KeptChallenge kept, CodeKey key, List<Claim> mail, List<Purse> purses, Optional<Claim> pace) {
        CodeChallenge challenge = kept.challenge();
        Instant locked = codes.now().plus(request.settings().issue().resendAfter());
        Delivery delivery = courier.deliver(new CodeMail(codes.code(challenge, request.binding(), key), challenge,
                request.recipient().user(), request.user(), request.client().name(), codes.now()));
        events.mailed(challenge, delivery);
        boolean unlocked = false;
        if (delivery == Delivery.FAILED) {
            request.settings().issue().mailLimits().giveBack(claims, mail, purses);
            // After a long wait the claim has freed itself, and may be somebody else's by now.
            unlocked = codes.now().isBefore(locked)
                    && pace.filter(new Attempts(claims, kept)::allowNextMailOnce).isPresent();
        }
        notes.write(request.stepId(), kept.mailed(delivery, unlocked ? codes.now() : locked));
        return delivery;
    }
}
