package io.github.onetimecode.mail;

import java.util.Objects;

import org.keycloak.events.Event;

import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.mail.text.CodeMail;

/**
 * A mail to deliver, and what is needed to settle its end.
 *
 * @param mail       the content
 * @param cost       what the mail cost
 * @param series     the series of codes to which it belongs, see {@code StoredChallenge#series}
 * @param event      sent at the end: type, client, user and details
 * @param background whether the login continues before the mail is sent
 */
public record MailTask(CodeMail mail, MailCost cost, String series, Event event, boolean background) {

    public MailTask {
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(event, "event");
    }

    /** The same task for the same recipient, represented by another model. */
    MailTask to(CodeMail other) {
        return new MailTask(other, cost, series, event, background);
    }
}
