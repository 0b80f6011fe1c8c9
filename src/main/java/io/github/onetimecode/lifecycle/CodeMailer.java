package io.github.onetimecode.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.mail.Courier;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.mail.MailTask;
import io.github.onetimecode.mail.text.CodeMail;

/** Derives a code, hands its mail to the courier, and keeps the challenge with what is known of the mail. */
final class CodeMailer {

    private final CodeContext work;
    private final CodeRequest request;

    CodeMailer(CodeContext work) {
        this.work = work;
        this.request = work.request();
    }

    /**
     * Sends a mail that has been paid for. Where nobody may learn whether there was one, it counts as sent whatever
     * becomes of it, and what nobody has paid for is written all the same.
     *
     * @param claims what it has cost; none if it is not to be sent
     * @param pace   claim that keeps the next mail of this request away; empty if somebody else holds it
     */
    Delivery send(StoredChallenge kept, CodeKey key, List<Claim> claims, Optional<Claim> pace) {
        boolean discreet = request.place().isDiscreet();
        CodeChallenge challenge = kept.challenge();
        Instant now = work.codes().now();
        Instant nextAt = now.plus(request.rules().resendAfter());
        if (request.recipient().isApplication()) {
            work.challenges().write(kept.mailed(Delivery.SENT, now, nextAt));
            return Delivery.SENT;
        }
        CodeMail mail = new CodeMail(work.codes().code(challenge, request.binding(), key), challenge,
                request.recipient().user(), request.user(), request.client().name(), now,
                request.promise(challenge, now), request.purpose(), request.recipient().isWithoutCode());
        // A mail that failed must not let the next one come earlier than elsewhere.
        MailCost payment = new MailCost(request.rules().mailLimits(), request.mailPurses(), claims,
                discreet ? Optional.empty() : pace, nextAt);
        Delivery assumed = discreet ? Delivery.SENT : Delivery.SENDING;
        // First, so that no mail goes out with a code whose challenge could not be kept.
        work.challenges().write(kept.mailed(assumed, now, nextAt));
        Delivery known = deliver(new MailTask(mail, payment, kept.series(), work.events().mail(challenge),
                !request.proven() || request.rules().background()));
        if (discreet || known == assumed) {
            return assumed;
        }
        work.challenges().write(kept.mailed(known, now, nextAt));
        return known;
    }

    private Delivery deliver(MailTask order) {
        Courier courier = work.session().getProvider(Courier.class);
        if (request.recipient().isNobody() || order.payment().claims().isEmpty()) {
            courier.render(order);
            return Delivery.SENT;
        }
        return courier.deliver(order);
    }
}
