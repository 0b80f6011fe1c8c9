package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Stands for a typed name that belongs to no account, so that attempts can be counted by it. Without the realm's key
 * nobody learns the name from it.
 */
public final class Pseudonym {

    /** Never change this, or an upgrade would reset all counters. */
    private static final String LABEL = "one-time-code:name:1:";
    private static final int BYTES = 16;

    private Pseudonym() {
    }

    /** The same for all spellings that Keycloak treats as one name: case and surrounding spaces are ignored. */
    public static String of(CodeKey key, String typedName) {
        byte[] text = (LABEL + typedName.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key.hmac(text), BYTES));
    }
}
