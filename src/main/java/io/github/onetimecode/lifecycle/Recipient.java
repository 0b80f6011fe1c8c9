package io.github.onetimecode.lifecycle;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.models.UserModel;

/**
 * Who gets the code.
 *
 * @param user     person who has to confirm the code, or the approver
 * @param kind     what the recipient gets
 * @param address  current mail address of the account; empty if no code is mailed there
 * @param approver whether the recipient is not the person who has to confirm the code
 */
public record Recipient(UserModel user, Kind kind, String address, boolean approver) {

    /** What a recipient gets. */
    public enum Kind {

        /** A mail with the code. */
        MAILBOX,

        /** Nothing. */
        NOBODY,

        /** A mail that says that there is no code. */
        WITHOUT_CODE,

        /** The code, in the answer to the request. */
        APPLICATION
    }

    public Recipient {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(address, "address");
    }

    /** The person who has to confirm the code; {@link #denial} must be empty. */
    public static Recipient self(UserModel user) {
        return new Recipient(user, Kind.MAILBOX, user.getEmail(), false);
    }

    /** An approver; {@link #denial} must be empty. */
    public static Recipient approver(UserModel user) {
        return new Recipient(user, Kind.MAILBOX, user.getEmail(), true);
    }

    /**
     * Nobody: for a user who cannot get a code, where the person at the browser must not notice. The stand-in causes
     * all the work, but gets no mail, and its codes are never right.
     *
     * @param approver whether an approver would get the code
     */
    public static Recipient nobody(UserModel standIn, boolean approver) {
        return new Recipient(standIn, Kind.NOBODY, "", approver);
    }

    /**
     * The person, with a mail that says why there is no code. Everything else is as with a code, so only the reader of
     * the mailbox learns about it, and no code is ever right.
     */
    public static Recipient withoutCode(UserModel user) {
        return new Recipient(user, Kind.WITHOUT_CODE, "", false);
    }

    /** The application that requests the code. No mail is sent, and the user needs no address. */
    public static Recipient application(UserModel user) {
        return new Recipient(user, Kind.APPLICATION, "", false);
    }

    /** Whether it is a stand-in. */
    public boolean isNobody() {
        return kind == Kind.NOBODY;
    }

    /** Whether the mail says why there is no code. */
    public boolean isWithoutCode() {
        return kind == Kind.WITHOUT_CODE;
    }

    /** Whether the code is returned to the application. */
    public boolean isApplication() {
        return kind == Kind.APPLICATION;
    }

    /**
     * The text for the binding of a code: the address, or words that are no address, so no code for an address equals
     * it. These words never change, since a change would invalidate the codes of running logins.
     */
    String bound() {
        return switch (kind) {
            case MAILBOX -> address;
            case NOBODY -> "";
            case WITHOUT_CODE -> "to be told that there is no code";
            case APPLICATION -> "to the application";
        };
    }

    /** Why no code can be mailed to the user; empty if one can. */
    public static Optional<Denial> denial(UserModel user, boolean verifiedEmailOnly) {
        if (user.getEmail() == null || user.getEmail().isBlank()) {
            return Optional.of(Denial.NO_ADDRESS);
        }
        return verifiedEmailOnly && !user.isEmailVerified() ? Optional.of(Denial.ADDRESS_UNVERIFIED) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Recipient[" + user.getId() + ", approver=" + approver + "]";
    }
}
