package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A burst of logins where the mail server takes {@value #CONNECTIONS} connections at a time. */
final class CrowdedMailServer {

    static final int CONNECTIONS = 5;

    private static final int MAILS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    CrowdedMailServer(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    Verdict measure() throws IOException {
        system.prepare(MailManner.crowded(CONNECTIONS, Scenario.DELAY));
        system.sink().hangUp();
        long start = System.nanoTime();
        Outcomes pages = system.crowd().atRate(system.untilNextPage(LoginWay.TWO_STEP), settings.rate(), MAILS);
        progress.failures(pages);
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .until(() -> system.sink().mails() >= MAILS);
        } catch (ConditionTimeoutException e) {
            progress.say("not all mails arrived in " + PATIENCE.toSeconds() + " s");
        }
        int mails = system.sink().mails();
        String told = String.format(Locale.ROOT, "%d of %d, in %.1f s, page after the password p99 %.1f ms, %d "
                + "connections refused", mails, MAILS, (System.nanoTime() - start) / NANOS_PER_SECOND,
                pages.latencies(LoginTimes::passwordNanos).percentileMillis(0.99), system.sink().refused());
        system.drain(MAILS - mails);
        return new Verdict("mails of a burst over a server of " + CONNECTIONS + " connections, 0.5 s each: all arrive",
                told, Double.NaN, mails == MAILS);
    }
}
