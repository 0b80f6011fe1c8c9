package io.github.onetimecode.mail;

import java.util.Objects;

import org.keycloak.events.Event;

import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.mail.text.CodeMail;

/**
 * A mail that is asked for, and what has to be done about it once its end is known.
 *
 * @param mail       what is to be written
 * @param payment    what it has cost
 * @param series     of codes that it belongs to, see {@code StoredChallenge#series}
 * @param event      to be sent at its end: type, client, user and details
 * @param background whether the login goes on before the mail is out
 */
public record MailTask(CodeMail mail, MailCost payment, String series, Event event, boolean background) {

    public MailTask {
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(payment, "payment");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(event, "event");
    }

    /** The same order, to the same person seen in another way. */
    MailTask to(CodeMail other) {
        return new MailTask(other, payment, series, event, background);
    }
}
