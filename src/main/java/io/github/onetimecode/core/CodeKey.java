package io.github.onetimecode.core;

import java.security.GeneralSecurityException;
import java.util.Objects;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A realm's secret key. Thread-safe.
 *
 * @param id     identifies the key among the realm's keys, so that it is found after a rotation
 * @param secret the key itself, at least 128 bits
 */
public record CodeKey(String id, byte[] secret) {

    private static final String HMAC_SHA_256 = "HmacSHA256";
    private static final int SHORTEST = 16;

    /** @throws IllegalArgumentException if the secret has less than 128 bits, Keycloak's minimum for a realm key */
    public CodeKey {
        Objects.requireNonNull(id, "id");
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes is too short");
        }
        secret = secret.clone();
    }

    /** A copy, so that callers cannot change the key. */
    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** HMAC-SHA-256 (RFC 2104) of a text: 32 bytes. */
    byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA_256);
            mac.init(new SecretKeySpec(secret, HMAC_SHA_256));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC_SHA_256, e);
        }
    }

    @Override
    public String toString() {
        return "CodeKey[" + id + "]";
    }
}
