package io.github.onetimecode.mail.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.OneTimeCode;
import io.github.onetimecode.core.Purpose;

/**
 * A mail that is to be written.
 *
 * @param code       what it is about
 * @param challenge  tells the reference
 * @param recipient  who gets it
 * @param asker      who logs in, the same as {@code recipient} or somebody whom the recipient approves of
 * @param clientName application that asks, see {@code AskingClient#name}
 * @param askedAt    when the code was asked for
 * @param timeLeft   from then on, as far as the reader may be promised it
 * @param purpose    what it is for, as the application says
 * @param withheld   whether it says why there is no code, and does not hold it
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

    /** With the code. */
    public CodeMail(OneTimeCode code, CodeChallenge challenge, UserModel recipient, UserModel asker, String clientName,
            Instant askedAt, Duration timeLeft, Purpose purpose) {
        this(code, challenge, recipient, asker, clientName, askedAt, timeLeft, purpose, false);
    }

    /** The same mail, to the same person seen in another way. */
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
