package io.github.onetimecode.memory;

import java.util.Map;

import org.keycloak.models.UserModel;

/** A user whose account a test may change. */
public final class MemoryUser {

    private final UserModel model;
    private String address;
    private boolean addressVerified = true;
    private boolean enabled = true;
    private boolean readOnly;
    private boolean written;
    private Runnable step = () -> { };

    public MemoryUser(String id) {
        this.address = id + "@example.com";
        this.model = Answers.of(UserModel.class, Map.of(
                "getId", nothing -> id,
                "getUsername", nothing -> id,
                "getEmail", nothing -> address,
                "isEmailVerified", nothing -> addressVerified,
                "setEmailVerified", Answers.doing(verified -> {
                    if (readOnly) {
                        throw new UnsupportedOperationException("read-only");
                    }
                    addressVerified = (boolean) verified[0];
                    written = true;
                    step.run();
                }),
                "isEnabled", nothing -> enabled,
                "isFederated", nothing -> readOnly,
                "getFirstAttribute", name -> null,
                // For which Keycloak asks no user profile.
                "getAttributes", nothing -> null));
    }

    public UserModel model() {
        return model;
    }

    /** May be null. */
    public void setAddress(String address) {
        this.address = address;
    }

    public void setAddressVerified(boolean addressVerified) {
        this.addressVerified = addressVerified;
    }

    public boolean isAddressVerified() {
        return addressVerified;
    }

    /** Whether anybody has set what stands in the account, to whatever value. */
    public boolean isWritten() {
        return written;
    }

    /** What happens just after. */
    public void whenWritten(Runnable next) {
        step = () -> {
            step = () -> { };
            next.run();
        };
    }

    public void disable() {
        enabled = false;
    }

    /** As a user of an LDAP server that takes no writes. */
    public void makeReadOnly() {
        readOnly = true;
    }
}
