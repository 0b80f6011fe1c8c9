package io.github.onetimecode.keycloak;

import java.security.SecureRandom;

import io.github.onetimecode.core.OneTimeCodes;

/** Codes by the server's clock and its randomness. */
public final class ServerCodes {

    private ServerCodes() {
    }

    /** Thread-safe: one for each factory is enough. */
    public static OneTimeCodes create() {
        return new OneTimeCodes(new KeycloakClock(), new SecureRandom());
    }
}
