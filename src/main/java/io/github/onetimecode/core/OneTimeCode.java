package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A code in the clear. It lives from derivation to the mail and is written nowhere else. */
public final class OneTimeCode {

    private final String clear;

    OneTimeCode(String clear) {
        this.clear = Objects.requireNonNull(clear);
    }

    /** The characters, for the mail. Whoever else reads them has to explain why. */
    public String clear() {
        return clear;
    }

    /** Compares in constant time for texts of one length (see {@link MessageDigest#isEqual}). */
    boolean is(CodeReading typed) {
        return MessageDigest.isEqual(clear.getBytes(StandardCharsets.UTF_8),
                typed.code().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OneTimeCode[hidden]";
    }
}
