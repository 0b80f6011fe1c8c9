package io.github.onetimecode.realm;

import org.keycloak.models.UserModel;

/** Marks the address that a right code was mailed to as verified. */
public final class AddressVerification {

    private final CodeWork work;

    public AddressVerification(CodeWork work) {
        this.work = work;
    }

    /** Unless it is an approver's, or is verified already. Where the user's store takes no flag, the flag is left alone. */
    public void mark(KeptChallenge kept) {
        CodeRequest request = work.request();
        UserModel user = request.user();
        if (!request.recipient().approver() && !user.isEmailVerified()
                && UserWrite.attempt(user, UserModel.EMAIL_VERIFIED, () -> user.setEmailVerified(true))) {
            work.events().addressVerified(kept.challenge());
        }
    }
}
