package io.github.onetimecode.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.realm.ChallengeNotes;
import io.github.onetimecode.realm.Claim;
import io.github.onetimecode.realm.CodeMail;
import io.github.onetimecode.realm.Courier;
import io.github.onetimecode.realm.Delivery;
import io.github.onetimecode.realm.KeptChallenge;
import io.github.onetimecode.realm.MailOrder;
import io.github.onetimecode.realm.MailPayment;

/** Derives a code, hands its mail to the courier, and notes both. */
final class CodeMailing {

    private final OneTimeCodes codes;
    private final CodeRequest request;

    CodeMailing(OneTimeCodes codes, CodeRequest request) {
        this.codes = codes;
        this.request = request;
    }

    /**
     * Sends a mail that has been paid for.
     *
     * @param claims what it has cost
     * @param pace   claim that keeps the next mail of this login away; empty if somebody else holds it
     */
    Delivery send(KeptChallenge kept, CodeKey key, List<Claim> claims, Optional<Claim> pace) {
        IssueSettings settings = request.settings().issue();
        CodeChallenge challenge = kept.challenge();
        Instant now = codes.now();
        Instant nextAt = now.plus(settings.resendAfter());
        CodeMail mail = new CodeMail(codes.code(challenge, request.binding(), key), challenge,
                request.recipient().user(), request.user(), request.client().name(), now);
        MailPayment payment = new MailPayment(settings.mailLimits(), request.mailPurses(), claims, pace, nextAt);
        Delivery delivery = request.context().getSession().getProvider(Courier.class).deliver(new MailOrder(mail, payment,
                kept.series(), new CodeEvents(request).mail(challenge), settings.background()));
        new ChallengeNotes(request.login()).write(request.stepId(), kept.mailed(delivery, now, nextAt));
        return delivery;
    }
}
