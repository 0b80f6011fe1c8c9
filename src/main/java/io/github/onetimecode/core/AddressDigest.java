package io.github.onetimecode.core;

import java.util.Locale;
import java.util.Objects;

/**
 * A salted digest by which a mail address is recognized without being stored. Case is ignored, as in Keycloak.
 * Not a secret: anyone can check a guessed address against it, but nobody can read the address from it, and two digests
 * of the same address differ.
 *
 * @param salt   makes each digest unique
 * @param digest the first 16 bytes of SHA-256, base64url
 */
public record AddressDigest(Nonce salt, String digest) {

    public AddressDigest {
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(digest, "digest");
    }

    static AddressDigest of(Nonce salt, String address) {
        return new AddressDigest(salt, Derivation.address(salt, address.toLowerCase(Locale.ROOT)));
    }

    /** Whether this is the digest of that address. */
    public boolean isOf(String address) {
        return of(salt, address).equals(this);
    }
}
