package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Options of the server ({@code --spi-one-time-code-courier--default--...}), read once at its start.
 *
 * @param poolSize         mails that are on their way at once
 * @param poolSizePerRealm how many of these one realm's mail server may hold
 * @param queueLength      mails that may wait besides
 * @param tries            in all, for a failure that may pass
 * @param pause            before the second try; three times as long before the third, and so on
 * @param drain            how long a server that stops waits for its mails
 */
record CourierOptions(int poolSize, int poolSizePerRealm, int queueLength, int tries, Duration pause, Duration drain) {

    /** Name of what they belong to. */
    static final String SPI = "one-time-code-courier";
    /** Its only provider. */
    static final String PROVIDER = "default";

    /** An option: its name, its default, its range, and what it is for. */
    private enum Option {
        POOL_SIZE("pool-size", 64, 1, 1_000, "Mails that are sent at the same time, by all realms together."),
        POOL_SIZE_PER_REALM("pool-size-per-realm", 48, 1, 1_000,
                "How many of these may go to the mail server of one realm."),
        QUEUE_LENGTH("queue-length", 1_500, 1, 100_000,
                "Mails that may wait in addition. One realm gets at most three eighths of all places. Further mails are "
                        + "refused."),
        TRIES("tries", 3, 1, 10, "How often a mail is tried in total if its failure may be temporary."),
        PAUSE_MILLIS("pause-millis", 1_500, 1, 60_000,
                "Milliseconds before the second try. Each further pause is three times as long."),
        DRAIN_SECONDS("drain-seconds", 10, 0, 300, "How long a server that is shutting down waits for its mails.");

        private final String key;
        private final int standard;
        private final int least;
        private final int most;
        private final String help;

        Option(String key, int standard, int least, int most, String help) {
            this.key = key;
            this.standard = standard;
            this.least = least;
            this.most = most;
            this.help = help + " " + least + " to " + most + ".";
        }

        int read(Config.Scope config) {
            String stored = config.get(key, String.valueOf(standard));
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

        private IllegalArgumentException outOfRange(String stored, NumberFormatException cause) {
            return new IllegalArgumentException("Option --spi-" + SPI + "--" + PROVIDER + "--" + key
                    + " is '" + stored + "', not a number from " + least + " to " + most, cause);
        }

        ProviderConfigProperty toProperty() {
            return new ProviderConfigProperty(key, key, help, ProviderConfigProperty.STRING_TYPE, String.valueOf(standard));
        }
    }

    /** @throws IllegalArgumentException if an option is out of its range: the server does not start with it */
    static CourierOptions read(Config.Scope config) {
        return new CourierOptions(Option.POOL_SIZE.read(config), Option.POOL_SIZE_PER_REALM.read(config),
                Option.QUEUE_LENGTH.read(config), Option.TRIES.read(config),
                Duration.ofMillis(Option.PAUSE_MILLIS.read(config)), Duration.ofSeconds(Option.DRAIN_SECONDS.read(config)));
    }

    /** As the server lists them. */
    static List<ProviderConfigProperty> describe() {
        return Arrays.stream(Option.values()).map(Option::toProperty).toList();
    }

    /** Places for mails, whether they wait or are on their way. */
    int places() {
        return poolSize + queueLength;
    }

    /**
     * The pause after so many tries, spread by a fifth to both sides so that mails that failed together do not come
     * back together.
     *
     * @param seed differs from mail to mail; no secret
     */
    Duration pauseAfter(int triesSoFar, int seed) {
        long growing = pause.toMillis() * (long) Math.pow(3, triesSoFar - 1);
        int percent = 80 + Math.floorMod(seed + triesSoFar, 41);
        return Duration.ofMillis(growing * percent / 100);
    }
}
