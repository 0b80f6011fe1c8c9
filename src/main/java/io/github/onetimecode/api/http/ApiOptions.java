package io.github.onetimecode.api.http;

import java.util.List;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Options of the server ({@code --spi-realm-restapi-extension--one-time-codes--...}), read once at its start. Keycloak
 * itself has another one for every provider, {@code enabled}.
 */
public final class ApiOptions {

    /** Of the API: the last part of its address in a realm, and the name of its options. */
    public static final String API = "one-time-codes";

    private static final String REQUESTS_PER_MINUTE = "requests-per-minute";
    private static final int USUAL = 600;
    private static final int LEAST = 1;
    private static final int MOST = 1_000_000;

    private ApiOptions() {
    }

    /** @throws IllegalArgumentException if it is out of its range */
    public static int requestsPerMinute(Config.Scope config) {
        String stored = config.get(REQUESTS_PER_MINUTE, String.valueOf(USUAL));
        try {
            int value = Integer.parseInt(stored.trim());
            if (value >= LEAST && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(stored, e);
        }
        throw outOfRange(stored, null);
    }

    /** As the server lists them. */
    public static List<ProviderConfigProperty> describe() {
        return List.of(new ProviderConfigProperty(REQUESTS_PER_MINUTE, REQUESTS_PER_MINUTE,
                "Requests that one client may send to this node per minute. " + LEAST + " to " + MOST + ".",
                ProviderConfigProperty.STRING_TYPE, String.valueOf(USUAL)));
    }

    private static IllegalArgumentException outOfRange(String stored, NumberFormatException cause) {
        return new IllegalArgumentException("Option --spi-realm-restapi-extension--" + API + "--"
                + REQUESTS_PER_MINUTE + " is '" + stored + "', not a number from " + LEAST + " to " + MOST, cause);
    }
}
