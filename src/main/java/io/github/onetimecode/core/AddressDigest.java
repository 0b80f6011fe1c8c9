package io.github.onetimecode.core;

import java.util.Locale;
import java.util.Objects;

/**
 * What is left of a mail address that only has to be known again. Upper and lower case are the same, as they are for
 * Keycloak. Not a secret: who guesses the address can check the guess, but nobody reads it off, and no two are alike.
 *
 * @param salt   makes it its own
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

    /** Whether it was made of this address. */
    public boolean isOf(String address) {
        return of(salt, address).equals(this);
    }
}
