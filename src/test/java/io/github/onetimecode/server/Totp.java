package io.github.onetimecode.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What bob's authenticator app shows. */
public final class Totp {

    /** As in {@code realm-export.json}. */
    public static final String BOB = "bobs-own-demo-secret";

    /** The same for an app. */
    public static final String BOB_BASE32 = "MJXWE4ZNN53W4LLEMVWW6LLTMVRXEZLU";

    private Totp() {
    }

    /** Keycloak takes each code once: of the next 30 seconds for a second login. */
    public static String code(String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String bobsCode() {
        return code(BOB, Instant.now());
    }
}
