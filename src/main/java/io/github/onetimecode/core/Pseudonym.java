package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Stands for a name that somebody typed and that belongs to no account: something to count by, from which nobody
 * without the realm's key learns the name.
 */
public final class Pseudonym {

    /** Never changed, or counters would start afresh with an upgrade. */
    private static final String LABEL = "one-time-code:name:1:";
    private static final int BYTES = 16;

    private Pseudonym() {
    }

    /**
     * The same for all spellings that Keycloak takes for the same user name or mail address: case and space around it.
     */
    public static String of(CodeKey key, String typedName) {
        byte[] text = (LABEL + typedName.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key.hmac(text), BYTES));
    }
}
