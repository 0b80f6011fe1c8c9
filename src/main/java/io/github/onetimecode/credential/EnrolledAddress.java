package io.github.onetimecode.credential;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.onetimecode.core.AddressDigest;
import io.github.onetimecode.core.MaskedAddress;
import io.github.onetimecode.core.NamedId;
import io.github.onetimecode.core.Nonce;
import io.github.onetimecode.keycloak.UserWrite;

/**
 * The credential of a user who has enrolled: it tells which mailbox was proven. Keycloak stores, lists and removes it
 * like any other. It holds a digest instead of the address, because Keycloak's REST APIs return the data of credentials
 * and nobody should learn an address that the account no longer has. The digest needs no realm key, so that rotating
 * keys does not end enrolments.
 */
public final class EnrolledAddress {

    /** The credential type and the ID of its provider. */
    public static final String TYPE = "one-time-code";
    /** ID of the required action in which users enrol. */
    public static final String ENROL_ACTION = "one-time-code-enrol";

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");

    private EnrolledAddress() {
    }

    /** Whether the required action is enabled in the realm. */
    public static boolean canEnrol(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ENROL_ACTION);
        return action != null && action.isEnabled();
    }

    /** Whether the user has enrolled, even if the address has changed since. */
    public static boolean isStored(UserModel user) {
        return find(user).isPresent();
    }

    /** Whether the user has enrolled with this address. */
    public static boolean isStored(UserModel user, String address) {
        return find(user).flatMap(EnrolledAddress::digest).filter(digest -> digest.isOf(address)).isPresent();
    }

    /**
     * Stores that the user has proven an address. Enrolling again replaces address and date of the one credential. Its
     * ID is derived from realm and user, so that the database refuses a second credential even if two requests arrive
     * together.
     *
     * @return whether the user store accepted it. Keycloak itself keeps the credentials of users from other stores
     *         (26.7.4), unless their provider does
     */
    public static boolean store(UserModel user, String realmId, AddressDigest digest, String address,
            Instant provenAt) {
        Optional<CredentialModel> known = find(user);
        CredentialModel credential = known.orElseGet(() -> create(realmId, user));
        credential.setUserLabel(MaskedAddress.of(address));
        credential.setCreatedDate(provenAt.toEpochMilli());
        credential.setCredentialData(json(digest));
        return UserWrite.attempt(user, TYPE, () -> {
            if (known.isPresent()) {
                user.credentialManager().updateStoredCredential(credential);
            } else {
                user.credentialManager().createStoredCredential(credential);
            }
        });
    }

    private static CredentialModel create(String realmId, UserModel user) {
        CredentialModel credential = new CredentialModel();
        credential.setId(NamedId.of(List.of(TYPE, realmId, user.getId())).toString());
        credential.setType(TYPE);
        credential.setSecretData("{}");
        return credential;
    }

    private static Optional<CredentialModel> find(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(TYPE).findFirst();
    }

    private static String json(AddressDigest digest) {
        try {
            return JsonSerialization.writeValueAsString(new Data(digest.salt().text(), digest.digest()));
        } catch (IOException e) {
            throw new IllegalStateException("a digest is always JSON", e);
        }
    }

    /** Empty if it cannot be read; the address is then treated as changed. */
    private static Optional<AddressDigest> digest(CredentialModel credential) {
        try {
            Data data = JsonSerialization.readValue(
                    Objects.requireNonNullElse(credential.getCredentialData(), "{}"), Data.class);
            return Optional.of(new AddressDigest(new Nonce(data.salt()), data.digest()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "The credential %s cannot be read; its address is treated as changed", credential.getId());
            return Optional.empty();
        }
    }

    /** Keys of later versions are ignored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Data(@JsonProperty("salt") String salt, @JsonProperty("digest") String digest) {

        private Data {
            if (salt == null || digest == null) {
                throw new IllegalArgumentException("a part of the credential is missing");
            }
        }
    }
}
