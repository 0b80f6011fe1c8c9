package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A code in the clear. It exists from its derivation to the mail or the API answer and is written nowhere else. */
public final class OneTimeCode {

    private final String clear;

    OneTimeCode(String clear) {
        this.clear = Objects.requireNonNull(clear);
    }

    /** The characters, for the mail and the API answer only; an architecture test names the readers. */
    public String clear() {
        return clear;
    }

    /** Takes the same time for all texts of the same length (see {@link MessageDigest#isEqual}). */
    boolean is(CodeReading typed) {
        return MessageDigest.isEqual(clear.getBytes(StandardCharsets.UTF_8),
                typed.code().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OneTimeCode[hidden]";
    }
}
