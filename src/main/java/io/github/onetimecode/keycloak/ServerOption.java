package io.github.onetimecode.keycloak;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.keycloak.version.ServerOptions;

/**
 * A whole number that an operator sets when the server starts, {@code --spi-<spi>--<provider>--<name>}.
 *
 * @param provider     SPI and provider, spelled as in the option: {@code <spi>--<provider>}
 * @param name         of the option
 * @param defaultValue if the option is not set
 * @param least        smallest accepted value
 * @param most         largest accepted value
 * @param help         purpose of the option, in one sentence
 */
public record ServerOption(String provider, String name, int defaultValue, int least, int most, String help) {

    /** @throws IllegalArgumentException if the value is not a number in the range: the server then does not start */
    public int read(Config.Scope config) {
        String set = ServerOptions.read(config, provider, name);
        String stored = set == null ? String.valueOf(defaultValue) : set;
        try {
            int value = Integer.parseInt(stored.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(stored, e);
        }
        throw outOfRange(stored, null);
    }

    /** For the server's list of options. */
    public ProviderConfigProperty toProperty() {
        return new ProviderConfigProperty(name, name, help + " " + least + " to " + most + ".",
                ProviderConfigProperty.STRING_TYPE, String.valueOf(defaultValue));
    }

    private IllegalArgumentException outOfRange(String stored, NumberFormatException cause) {
        return new IllegalArgumentException("Option --spi-" + provider + "--" + name + " is '" + stored
                + "', not a number from " + least + " to " + most, cause);
    }
}
