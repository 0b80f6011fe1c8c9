package io.github.onetimecode.core;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * 128 random bits that make each challenge unique. Not a secret: without the realm's key they reveal nothing.
 *
 * @param text base64url without padding, 22 characters
 */
public record Nonce(String text) {

    private static final int BYTES = 16;
    private static final int CHARACTERS = 22;

    /** @throws IllegalArgumentException if the text is not 128 bits of base64url */
    public Nonce {
        // The last character has four unused bits, so other texts decode to the same bytes: compare the text.
        if (!encode(Base64.getUrlDecoder().decode(text)).equals(text) || text.length() != CHARACTERS) {
            throw new IllegalArgumentException("not a nonce");
        }
    }

    static Nonce random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Nonce(encode(bytes));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(text);
    }
}
