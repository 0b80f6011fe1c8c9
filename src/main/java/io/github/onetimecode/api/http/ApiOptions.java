package io.github.onetimecode.api.http;

import java.util.List;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.keycloak.ServerOption;

/**
 * The API's server options ({@code --spi-realm-restapi-extension--one-time-codes--...}), read once when the server
 * starts. Keycloak itself adds {@code enabled}, which every provider has.
 */
public final class ApiOptions {

    /** The API's provider ID, also the last part of its address in a realm. */
    public static final String API = "one-time-codes";

    private static final ServerOption REQUESTS_PER_MINUTE = new ServerOption("realm-restapi-extension--" + API,
            "requests-per-minute", 600, 1, 1_000_000, "Requests that one client may send to this node per minute.");

    private ApiOptions() {
    }

    /** @throws IllegalArgumentException if the value is out of its range */
    public static int requestsPerMinute(Config.Scope config) {
        return REQUESTS_PER_MINUTE.read(config);
    }

    /** For the server's list of options. */
    public static List<ProviderConfigProperty> describe() {
        return List.of(REQUESTS_PER_MINUTE.toProperty());
    }
}
