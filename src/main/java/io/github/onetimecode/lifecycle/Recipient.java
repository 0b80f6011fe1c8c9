package io.github.onetimecode.lifecycle;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.models.UserModel;

/**
 * Who gets the code.
 *
 * @param user     the person who is to confirm it, or somebody who approves
 * @param kind     what the recipient gets
 * @param address  mail address, as the account has it now; empty if no code goes there
 * @param approver whether it is somebody else than the person who is to confirm it
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

    /** The person who is to confirm the code, whom {@link #denial} does not deny it. */
    public static Recipient self(UserModel user) {
        return new Recipient(user, Kind.MAILBOX, user.getEmail(), false);
    }

    /** Somebody else, whom {@link #denial} does not deny it. */
    public static Recipient approver(UserModel user) {
        return new Recipient(user, Kind.MAILBOX, user.getEmail(), true);
    }

    /**
     * Nobody: where a user cannot have a code, and the person at the browser must not notice. A stand-in gets all the
     * work and no mail, and its codes confirm nothing.
     *
     * @param approver whether there would be an approver
     */
    public static Recipient nobody(UserModel standIn, boolean approver) {
        return new Recipient(standIn, Kind.NOBODY, "", approver);
    }

    /**
     * The person, who gets a mail that says why there is no code. All else is as with a code, so that nobody but the
     * reader of the mailbox learns of it, and no code is ever right.
     */
    public static Recipient withoutCode(UserModel user) {
        return new Recipient(user, Kind.WITHOUT_CODE, "", false);
    }

    /** The application that asks: it is told the code, and no mail goes out. The user needs no address. */
    public static Recipient application(UserModel user) {
        return new Recipient(user, Kind.APPLICATION, "", false);
    }

    /** Whether it is one who gets no mail and confirms nothing. */
    public boolean isNobody() {
        return kind == Kind.NOBODY;
    }

    /** Whether the mail says that there is no code. */
    public boolean isWithoutCode() {
        return kind == Kind.WITHOUT_CODE;
    }

    /** Whether the code is told to the application. */
    public boolean isApplication() {
        return kind == Kind.APPLICATION;
    }

    /**
     * What codes are bound to: the address, or words that are none, so that no code for an address is the same. They
     * never change, or codes under way would be over.
     */
    String bound() {
        return switch (kind) {
            case MAILBOX -> address;
            case NOBODY -> "";
            case WITHOUT_CODE -> "to be told that there is no code";
            case APPLICATION -> "to the application";
        };
    }

    /** Why no code can go to the user's address; empty if one can. */
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
