package io.github.onetimecode.core;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Derives the code, and the values that may be seen, from challenge, binding and key. Labels separate the derivations.
 * They never change, or the codes and digests from before an upgrade would be wrong after it.
 */
final class Derivation {

    private static final String CODE = "one-time-code:code:1";
    private static final String BINDING = "one-time-code:binding:1";
    private static final String REFERENCE = "one-time-code:reference:1";
    private static final String ADDRESS = "one-time-code:address:1";
    /** No vowels, so that no words appear, and no letters that are easily confused. */
    private static final String REFERENCE_LETTERS = "BCDFGHJKMNPQRSTVWXZ";
    private static final int REFERENCE_LENGTH = 3;
    private static final int DIGEST_BYTES = 16;

    private Derivation() {
    }

    /**
     * The code: HMAC-SHA-256 as one 256-bit number, modulo alphabet ^ length. For 12 characters out of 30, the bias of
     * the modulo is below 30^12 / 2^256, which is 2^-197; for 12 digits and all shorter codes it is below 2^-200.
     */
    static OneTimeCode code(CodeChallenge challenge, CodeBinding binding, CodeKey key) {
        BigInteger size = BigInteger.valueOf(challenge.alphabet().size());
        BigInteger number = new BigInteger(1, key.hmac(binding.toBytes(CODE, challenge.nonce())));
        char[] code = new char[challenge.length()];
        for (int i = code.length - 1; i >= 0; i--) {
            BigInteger[] rest = number.divideAndRemainder(size);
            code[i] = challenge.alphabet().at(rest[1].intValue());
            number = rest[0];
        }
        return new OneTimeCode(new String(code));
    }

    static String boundTo(Nonce nonce, CodeBinding binding) {
        return shortened(sha256(binding.toBytes(BINDING, nonce)));
    }

    /** All nonces have the same length, so no two pairs give the same text. */
    static String address(Nonce salt, String address) {
        return shortened(sha256((ADDRESS + salt.text() + address).getBytes(StandardCharsets.UTF_8)));
    }

    static String reference(Nonce nonce) {
        byte[] digest = sha256((REFERENCE + nonce.text()).getBytes(StandardCharsets.US_ASCII));
        StringBuilder letters = new StringBuilder(REFERENCE_LENGTH);
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            letters.append(REFERENCE_LETTERS.charAt(Byte.toUnsignedInt(digest[i]) % REFERENCE_LETTERS.length()));
        }
        return letters.toString();
    }

    /** Adds the part, preceded by its length in four bytes, the highest first. */
    static void append(ByteArrayOutputStream text, byte[] part) {
        text.write(part.length >>> 24);
        text.write(part.length >>> 16);
        text.write(part.length >>> 8);
        text.write(part.length);
        text.writeBytes(part);
    }

    static String shortened(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    }

    static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
