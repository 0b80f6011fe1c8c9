package io.github.onetimecode.server;

import org.keycloak.models.utils.TimeBasedOTP;

/** Bob's authenticator app. */
public final class BobsApp {

    /** As in {@code realm-export.json}. */
    public static final String SECRET = "bobs-own-demo-secret";

    /** The same as apps take it. */
    public static final String BASE32 = "MJXWE4ZNN53W4LLEMVWW6LLTMVRXEZLU";

    private BobsApp() {
    }

    /** What it shows now. Keycloak takes each code once. */
    public static String code() {
        return new TimeBasedOTP().generateTOTP(SECRET);
    }
}
