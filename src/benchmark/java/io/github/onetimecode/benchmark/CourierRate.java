package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import org.awaitility.Awaitility;

import io.github.onetimecode.benchmark.floor.OwnMailsFactory;

/**
 * How many mails a second the courier sends over a mail server without delay, to Keycloak's own sender that sends one
 * after the other. Its mails wait at the mail server's door until they are all in the queue, so that the pages which
 * ask for them are not in the time; and Keycloak's sender is called by itself, for mails of the same text.
 */
final class CourierRate {

    /** Fewer than one realm may have in the queue. */
    private static final int MAILS = 500;
    private static final int PEOPLE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    CourierRate(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    Verdict measure(double least) throws IOException {
        progress.say("sends " + MAILS + " mails by the courier, and by Keycloak's own sender");
        int rounds = settings.courierRounds();
        double[] ratios = new double[rounds];
        double[] own = new double[rounds];
        double[] couriers = new double[rounds];
        // Once to warm up.
        for (int round = -1; round < rounds; round++) {
            double before = ownRate();
            double courier = courierRate();
            if (round >= 0) {
                own[round] = (before + ownRate()) / 2;
                couriers[round] = courier;
                ratios[round] = courier / own[round];
            }
        }
        Spread ratio = Spread.of(ratios);
        return Verdict.atLeast("mails a second by the courier, to Keycloak's own sender", least, ratio.median(),
                ratio.noisePercent(), String.format(Locale.ROOT, "%.0f, Keycloak's %.0f, %d SMTP connections at most",
                        Spread.of(couriers).median(), Spread.of(own).median(), system.sink().peak()));
    }

    private double courierRate() throws IOException {
        system.prepare(MailManner.PROMPT);
        system.sink().hold();
        Outcomes pages = system.crowd().asFastAsTheyCome(system.untilNextPage(LoginWay.COMBINED), PEOPLE, PATIENCE,
                MAILS);
        progress.failures(pages);
        long start = System.nanoTime();
        system.sink().release();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ZERO)
                .until(() -> system.sink().mails() >= pages.finished());
        return pages.finished() * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    private double ownRate() throws IOException {
        try (HttpConnection connection = system.connection()) {
            HttpAnswer answer = connection.exchange("POST /realms/" + system.realm().name() + "/" + OwnMailsFactory.ID
                    + "?count=" + MAILS + "&address=" + system.realm().accounts().next().address()
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
            if (answer.status() != 200) {
                throw new IOException("Keycloak's own sender: " + answer.status() + " "
                        + new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
            return MAILS * NANOS_PER_SECOND / Long.parseLong(answer.body().strip());
        }
    }
}
