package io.github.onetimecode.keycloak;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A whole number that an operator sets at the start of the server, {@code --spi-<spi>--<provider>--<name>}.
 *
 * @param provider     SPI and provider, as the option spells them: {@code <spi>--<provider>}
 * @param name         of the option
 * @param defaultValue where nothing is set
 * @param least        smallest value that is taken
 * @param most         largest value that is taken
 * @param help         what it is for, in a sentence
 */
public record ServerOption(String provider, String name, int defaultValue, int least, int most, String help) {

    /** @throws IllegalArgumentException if what is set is no number in the range: the server does not start with it */
    public int read(Config.Scope config) {
        String stored = config.get(name, String.valueOf(defaultValue));
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

    /** As the server lists it. */
    public ProviderConfigProperty toProperty() {
        return new ProviderConfigProperty(name, name, help + " " + least + " to " + most + ".",
                ProviderConfigProperty.STRING_TYPE, String.valueOf(defaultValue));
    }

    private IllegalArgumentException outOfRange(String stored, NumberFormatException cause) {
        return new IllegalArgumentException("Option --spi-" + provider + "--" + name + " is '" + stored
                + "', not a number from " + least + " to " + most, cause);
    }
}
