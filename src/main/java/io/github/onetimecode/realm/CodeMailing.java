package io.github.onetimecode.realm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;

/** Derives a code, hands its mail to the courier, and keeps the challenge with what is known of the mail. */
final class CodeMailing {

    private final CodeWork work;

    CodeMailing(CodeWork work) {
        this.work = work;
    }

    /**
     * Sends a mail that has been paid for.
     *
     * @param claims what it has cost
     * @param pace   claim that keeps the next mail of this request away; empty if somebody else holds it
     */
    Delivery send(KeptChallenge kept, CodeKey key, List<Claim> claims, Optional<Claim> pace) {
        CodeRequest request = work.request();
        CodeChallenge challenge = kept.challenge();
        Instant now = work.codes().now();
        Instant nextAt = now.plus(request.rules().resendAfter());
        CodeMail mail = new CodeMail(work.codes().code(challenge, request.binding(), key), challenge,
                request.recipient().user(), request.user(), request.client().name(), now);
        MailPayment payment = new MailPayment(request.rules().mailLimits(), request.mailPurses(), claims, pace, nextAt);
        // First, so that no mail goes out with a code whose challenge could not be kept.
        work.challenges().write(kept.mailed(Delivery.SENDING, now, nextAt));
        Delivery delivery = work.session().getProvider(Courier.class).deliver(new MailOrder(mail, payment,
                kept.series(), work.events().mail(challenge), request.rules().background()));
        if (delivery != Delivery.SENDING) {
            work.challenges().write(kept.mailed(delivery, now, nextAt));
        }
        return delivery;
    }
}
