package io.github.onetimecode.keycloak.version;

import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.Config;
import org.keycloak.common.Version;

/**
 * Options of providers. Since 26.3, an option is spelled {@code --spi-<spi>--<provider>--<name>}; 26.2 knows only
 * {@code --spi-<spi>-<provider>-<name>} and silently ignores the other. Here, both count on 26.2.
 */
public final class ServerOptions {

    private static final boolean ONE_DASH = Version.VERSION.startsWith("26.2.");

    private ServerOptions() {
    }

    /**
     * What an operator has set.
     *
     * @param provider {@code <spi>--<provider>}
     * @return null if the option is not set
     */
    public static String read(Config.Scope config, String provider, String name) {
        String stored = config.get(name);
        return stored != null || !ONE_DASH ? stored : ConfigProvider.getConfig()
                .getOptionalValue("kc.spi-" + provider + "--" + name, String.class).orElse(null);
    }
}
