package io.github.onetimecode.keycloak;

import java.security.SecureRandom;

import io.github.onetimecode.core.OneTimeCodes;

/** Creates the source of codes with the server's clock and a secure random generator. */
public final class ServerCodes {

    private ServerCodes() {
    }

    /** The result is thread-safe: one for each factory is enough. */
    public static OneTimeCodes create() {
        return new OneTimeCodes(new KeycloakClock(), new SecureRandom());
    }
}
