package io.github.onetimecode.api.http;

import java.util.List;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.keycloak.ServerOption;

/**
 * Options of the server ({@code --spi-realm-restapi-extension--one-time-codes--...}), read once at its start. Keycloak
 * itself has another one for every provider, {@code enabled}.
 */
public final class ApiOptions {

    /** Of the API: the last part of its address in a realm, and the name of its options. */
    public static final String API = "one-time-codes";

    private static final ServerOption REQUESTS_PER_MINUTE = new ServerOption("realm-restapi-extension--" + API,
            "requests-per-minute", 600, 1, 1_000_000, "Requests that one client may send to this node per minute.");

    private ApiOptions() {
    }

    /** @throws IllegalArgumentException if it is out of its range */
    public static int requestsPerMinute(Config.Scope config) {
        return REQUESTS_PER_MINUTE.read(config);
    }

    /** As the server lists them. */
    public static List<ProviderConfigProperty> describe() {
        return List.of(REQUESTS_PER_MINUTE.toProperty());
    }
}
