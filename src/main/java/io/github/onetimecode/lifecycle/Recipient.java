package io.github.onetimecode.lifecycle;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.models.UserModel;

/**
 * Who gets the code.
 *
 * @param user     the person who is to confirm it, or somebody who approves
 * @param address  mail address, as the account has it now
 * @param approver whether it is somebody else than the person who is to confirm it
 */
public record Recipient(UserModel user, String address, boolean approver) {

    private static final String NOWHERE = "";
    /** No mail address, so that no code for an address is the same. */
    private static final String APPLICATION = "to the application";
    private static final String NO_CODE = "to be told that there is no code";

    public Recipient {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(address, "address");
    }

    /** The person who is to confirm the code, whom {@link #denial} does not deny it. */
    public static Recipient self(UserModel user) {
        return new Recipient(user, user.getEmail(), false);
    }

    /** Somebody else, whom {@link #denial} does not deny it. */
    public static Recipient approver(UserModel user) {
        return new Recipient(user, user.getEmail(), true);
    }

    /**
     * Nobody: where a user cannot have a code, and the person at the browser must not notice. A stand-in gets all the
     * work and no mail, and its codes confirm nothing.
     *
     * @param approver whether there would be an approver
     */
    public static Recipient nobody(UserModel standIn, boolean approver) {
        return new Recipient(standIn, NOWHERE, approver);
    }

    /**
     * The person, who gets a mail that says why there is no code. All else is as with a code, so that nobody but the
     * reader of the mailbox learns of it, and no code is ever right.
     */
    public static Recipient withoutCode(UserModel user) {
        return new Recipient(user, NO_CODE, false);
    }

    /** The application that asks: it is told the code, and no mail goes out. The user needs no address. */
    public static Recipient application(UserModel user) {
        return new Recipient(user, APPLICATION, false);
    }

    /** Whether it is one who gets no mail and confirms nothing. */
    public boolean isNobody() {
        return address.equals(NOWHERE);
    }

    /** Whether the mail says that there is no code. */
    public boolean isWithoutCode() {
        return address.equals(NO_CODE);
    }

    /** Whether the code is told to the application. */
    public boolean isApplication() {
        return address.equals(APPLICATION);
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
