package io.github.onetimecode.mail.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.OneTimeCode;
import io.github.onetimecode.core.Purpose;

/**
 * The content of a mail before it is rendered.
 *
 * @param code       the code to send
 * @param challenge  gives the reference
 * @param recipient  the user who gets the mail
 * @param asker      the user who logs in: the recipient, or a user whose login the recipient approves
 * @param clientName name of the application that asks, see {@code AskingClient#name}
 * @param askedAt    when the code was requested
 * @param timeLeft   lifetime from then on that the mail may promise
 * @param purpose    what the code confirms, in the application's words
 * @param withheld   whether the mail says why there is no code, and does not contain it
 */
public record CodeMail(OneTimeCode code, CodeChallenge challenge, UserModel recipient, UserModel asker,
                       String clientName, Instant askedAt, Duration timeLeft, Purpose purpose, boolean withheld) {

    public CodeMail {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(asker, "asker");
        Objects.requireNonNull(clientName, "clientName");
        Objects.requireNonNull(askedAt, "askedAt");
        Objects.requireNonNull(timeLeft, "timeLeft");
        Objects.requireNonNull(purpose, "purpose");
    }

    /** A mail that contains the code. */
    public CodeMail(OneTimeCode code, CodeChallenge challenge, UserModel recipient, UserModel asker, String clientName,
            Instant askedAt, Duration timeLeft, Purpose purpose) {
        this(code, challenge, recipient, asker, clientName, askedAt, timeLeft, purpose, false);
    }

    /** The same mail to the same person, represented by another model. */
    CodeMail to(UserModel other) {
        return new CodeMail(code, challenge, other, asker, clientName, askedAt, timeLeft, purpose, withheld);
    }

    public boolean isForApprover() {
        return !recipient.getId().equals(asker.getId());
    }

    @Override
    public String toString() {
        return "CodeMail[" + challenge.reference() + "]";
    }
}
