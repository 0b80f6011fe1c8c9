package io.github.onetimecode.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells whoever waits what is being done, with the minutes and seconds since the beginning. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        out.printf(Locale.ROOT, "[%02d:%02d] %s%n", passed.toMinutes(), passed.toSecondsPart(), text);
        out.flush();
    }

    void say(String row, Figures figures) {
        say(String.format(Locale.ROOT, "%-32s %s logins/s (to TOTP %s), CPU %s ms (%s), page after the password %s ms "
                + "(%s), p99 %s ms (%s), failed %s", row, figures.told(Column.LOGINS_PER_SECOND),
                figures.told(Column.RATE_TO_TOTP), figures.told(Column.CPU_PER_LOGIN), figures.told(Column.CPU_TO_TOTP),
                figures.told(Column.PASSWORD_P50), figures.told(Column.PASSWORD_TO_TOTP),
                figures.told(Column.PASSWORD_P99), figures.told(Column.PASSWORD_P99_TO_TOTP),
                figures.told(Column.FAILED)));
    }

    void failures(Outcomes outcomes) {
        outcomes.failures().stream().limit(1).forEach(failure ->
                say(outcomes.failures().size() + " logins failed, the first one: " + failure));
    }
}
