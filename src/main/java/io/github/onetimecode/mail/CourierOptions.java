package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.keycloak.ServerOption;

/**
 * The server options of delivery ({@code --spi-one-time-code-courier--default--...}), read once at start.
 *
 * @param poolSize         how many mails are sent at the same time
 * @param poolSizePerRealm how many of these may go to the mail server of one realm
 * @param queueLength      how many mails may wait in addition
 * @param tries            how often a mail is tried in total if its failure may be temporary
 * @param pause            before the second try; each further pause is three times as long
 * @param drain            how long a server that is shutting down waits for its mails
 */
record CourierOptions(int poolSize, int poolSizePerRealm, int queueLength, int tries, Duration pause, Duration drain) {

    /** Name of the SPI in the options. */
    static final String SPI = "one-time-code-courier";
    /** ID of its only provider. */
    static final String PROVIDER = "default";

    /** An option with its name, default, range and help text. */
    private enum Option {
        POOL_SIZE("pool-size", 64, 1, 1_000, "Mails that are sent at the same time, by all realms together."),
        POOL_SIZE_PER_REALM("pool-size-per-realm", 48, 1, 1_000,
                "How many of these may go to the mail server of one realm."),
        QUEUE_LENGTH("queue-length", 1_500, 1, 100_000,
                "Mails that may wait in addition. One realm gets at most three eighths of all places. Further mails "
                        + "are refused."),
        TRIES("tries", 3, 1, 10, "How often a mail is tried in total if its failure may be temporary."),
        PAUSE_MILLIS("pause-millis", 1_500, 1, 60_000,
                "Milliseconds before the second try. Each further pause is three times as long."),
        DRAIN_SECONDS("drain-seconds", 10, 0, 300, "How long a server that is shutting down waits for its mails.");

        private final ServerOption option;

        Option(String name, int defaultValue, int least, int most, String help) {
            this.option = new ServerOption(SPI + "--" + PROVIDER, name, defaultValue, least, most, help);
        }

        int read(Config.Scope config) {
            return option.read(config);
        }
    }

    /** @throws IllegalArgumentException if an option is out of range; the server then does not start */
    static CourierOptions read(Config.Scope config) {
        return new CourierOptions(Option.POOL_SIZE.read(config), Option.POOL_SIZE_PER_REALM.read(config),
                Option.QUEUE_LENGTH.read(config), Option.TRIES.read(config),
                Duration.ofMillis(Option.PAUSE_MILLIS.read(config)),
                Duration.ofSeconds(Option.DRAIN_SECONDS.read(config)));
    }

    /** The options as the server lists them. */
    static List<ProviderConfigProperty> describe() {
        return Arrays.stream(Option.values()).map(option -> option.option.toProperty()).toList();
    }

    /** How many mails may wait or be sent. */
    int places() {
        return poolSize + queueLength;
    }

    /**
     * The pause after this number of tries, varied by up to a fifth, so that mails that failed together are not retried
     * together.
     *
     * @param seed differs from mail to mail; not a secret
     */
    Duration pauseAfter(int triesSoFar, int seed) {
        long growing = pause.toMillis() * (long) Math.pow(3, triesSoFar - 1);
        int percent = 80 + Math.floorMod(seed + triesSoFar, 41);
        return Duration.ofMillis(growing * percent / 100);
    }
}
