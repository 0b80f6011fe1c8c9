package io.github.onetimecode.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.limits.Claim;
import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.limits.Payment;
import io.github.onetimecode.mail.Courier;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.mail.MailTask;
import io.github.onetimecode.mail.text.CodeMail;

/** Derives a code, hands its mail to the courier, and stores the challenge with the state of the mail. */
final class CodeMailer {

    private final CodeContext context;
    private final CodeRequest request;

    CodeMailer(CodeContext context) {
        this.context = context;
        this.request = context.request();
    }

    /**
     * Sends a mail that is paid for. In a discreet place, where nobody may learn whether there is a mail, it counts as
     * sent whatever happens to it. Without payments the mail is only rendered, which takes as long.
     *
     * @param payments for this mail; empty if it must not be sent
     * @param pace     claim that delays the next mail of this request; empty if another request has it
     */
    Delivery send(StoredChallenge stored, CodeKey key, List<Payment> payments, Optional<Claim> pace) {
        boolean discreet = request.place().isDiscreet();
        CodeChallenge challenge = stored.challenge();
        Instant now = context.codes().now();
        Instant nextAt = now.plus(request.rules().resendAfter());
        if (request.recipient().isApplication()) {
            context.challenges().write(stored.mailed(Delivery.SENT, now, nextAt));
            return Delivery.SENT;
        }
        CodeMail mail = new CodeMail(context.codes().code(challenge, request.binding(), key), challenge,
                request.recipient().user(), request.user(), request.client().name(), now,
                request.promise(challenge, now), request.purpose(), request.recipient().isWithoutCode());
        // In a discreet place a failed mail must not bring the next one forward: that would show that there was one.
        MailCost cost = new MailCost(request.rules().mailLimits(), payments,
                discreet ? Optional.empty() : pace, nextAt);
        Delivery assumed = discreet ? Delivery.SENT : Delivery.SENDING;
        // Stored first: otherwise a code could be mailed whose challenge cannot be stored.
        context.challenges().write(stored.mailed(assumed, now, nextAt));
        Delivery known = deliver(new MailTask(mail, cost, stored.series(), context.events().mail(challenge),
                !request.proven() || request.rules().background()));
        if (discreet || known == assumed) {
            return assumed;
        }
        context.challenges().write(stored.mailed(known, now, nextAt));
        return known;
    }

    private Delivery deliver(MailTask task) {
        Courier courier = context.session().getProvider(Courier.class);
        if (request.recipient().isNobody() || task.cost().payments().isEmpty()) {
            courier.render(task);
            return Delivery.SENT;
        }
        return courier.deliver(task);
    }
}
