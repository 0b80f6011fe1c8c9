package io.github.onetimecode.login;

import org.keycloak.models.UserModel;

/**
 * Who gets the code.
 *
 * @param user     the person who logs in, or somebody who approves
 * @param address  mail address, as the account has it now
 * @param approver whether it is somebody else than the person who logs in
 */
record Recipient(UserModel user, String address, boolean approver) {

    /**
     * The person who logs in.
     *
     * @throws Refused without a usable address
     */
    static Recipient self(UserModel user, boolean verifiedEmailOnly) throws Refused {
        if (!hasAddress(user)) {
            throw new Refused(Refusal.NO_ADDRESS, "user %s has no mail address", user.getId());
        }
        if (verifiedEmailOnly && !user.isEmailVerified()) {
            throw new Refused(Refusal.ADDRESS_UNVERIFIED, "the mail address of user %s is not verified", user.getId());
        }
        return new Recipient(user, user.getEmail(), false);
    }

    /**
     * Somebody else. What is wrong with that account is nothing for the person who logs in to know.
     *
     * @throws Refused without a usable address
     */
    static Recipient approver(UserModel user, boolean verifiedEmailOnly) throws Refused {
        if (!hasAddress(user) || verifiedEmailOnly && !user.isEmailVerified()) {
            throw Refused.misconfigured("setting 'user' means %s, who has no usable mail address", user.getId());
        }
        return new Recipient(user, user.getEmail(), true);
    }

    private static boolean hasAddress(UserModel user) {
        return user.getEmail() != null && !user.getEmail().isBlank();
    }
}
