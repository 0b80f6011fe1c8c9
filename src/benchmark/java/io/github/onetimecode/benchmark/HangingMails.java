package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Password-only logins by themselves, and again while {@value #MAILS} mails hang. */
final class HangingMails {

    static final int MAILS = 500;

    private static final int LOGINS_PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    HangingMails(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    /** What the median of such a login became, and from what. */
    Verdict measure(double most) throws IOException {
        system.prepare(MailManner.PROMPT);
        double undisturbed = passwordLogins().latencies(LoginTimes::withPasswordNanos).medianMillis();
        system.prepare(MailManner.HANGING);
        Future<Outcomes> hanging = Crowd.meanwhile(() -> system.crowd().atRate(system.untilNextPage(LoginWay.TWO_STEP),
                settings.rate(), MAILS));
        awaitPages(hanging);
        Outcomes beside = passwordLogins();
        double disturbed = beside.latencies(LoginTimes::withPasswordNanos).medianMillis();
        int connections = system.sink().peak();
        system.drain(MAILS);
        progress.failures(Crowd.join(hanging));
        progress.failures(beside);
        return Verdict.atMost("password-only login while " + MAILS + " mails hang, to undisturbed", most,
                disturbed / undisturbed, Double.NaN, String.format(Locale.ROOT,
                        "p50 %.1f ms, undisturbed %.1f ms, %d SMTP connections at most, %d failed", disturbed,
                        undisturbed, connections, beside.failures().size()));
    }

    private Outcomes passwordLogins() {
        return system.crowd().atRate(system.login(Scenario.PASSWORD), LOGINS_PER_SECOND,
                LOGINS_PER_SECOND * settings.seconds());
    }

    private void awaitPages(Future<Outcomes> hanging) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(hanging::isDone);
        } catch (ConditionTimeoutException e) {
            // In the foreground the pages wait for the mails: that is the disturbance.
            progress.say("not all pages came in " + PATIENCE.toSeconds() + " s");
        }
    }
}
