package io.github.onetimecode.mail;

import java.util.Objects;

import org.keycloak.events.Event;

import io.github.onetimecode.limits.MailPayment;
import io.github.onetimecode.mail.text.CodeMail;

/**
 * A mail that is asked for, and what has to be done about it once its end is known.
 *
 * @param mail       what is to be written
 * @param payment    what it has cost
 * @param series     of codes that it belongs to, see {@code KeptChallenge#series}
 * @param event      to be sent at its end: type, client, user and details
 * @param background whether the login goes on before the mail is out
 */
public record MailOrder(CodeMail mail, MailPayment payment, String series, Event event, boolean background) {

    public MailOrder {
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(event, "event");
    }

    /** The same order, to the same person seen in another way. */
    MailOrder to(CodeMail other) {
        return new MailOrder(other, payment, series, event, background);
    }
}
