package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.onetimecode.benchmark.floor.OtpAndMailFactory;

/** Until the compilers of the server have seen everything, and the price of a login stays what it is. */
final class WarmUp {

    private static final int FEW = 2;
    private static final int TURNS = 2;
    private static final double SAME = 0.05;
    private static final List<Scenario> CHECKED = List.of(Scenario.TOTP,
            new Scenario(LoginWay.COMBINED, MailManner.PROMPT, false));

    /**
     * What became of it.
     *
     * @param rounds     at the fixed rate until the price was the same twice, or until there had been enough
     * @param difference of the last two rounds
     */
    record Warmth(int rounds, double difference) {

        boolean isWarm() {
            return difference < SAME;
        }

        String told() {
            return String.format(Locale.ROOT, "%s after %d rounds at the fixed rate: the last two differ by %.1f %% in "
                    + "CPU of a login to TOTP", isWarm() ? "warm" : "NOT WARM", rounds, difference * 100);
        }
    }

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final Progress progress;

    WarmUp(MeasuredSystem system, BenchmarkSettings settings, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.progress = progress;
    }

    /** For the rows that send it. */
    WarmUp prepareMail() throws IOException {
        progress.failures(system.crowd().asFastAsTheyCome(system.login(CHECKED.get(1)), 1, Duration.ofMinutes(1), 1));
        system.nodes().install(OtpAndMailFactory.MAIL_FILE, system.sink().last());
        return this;
    }

    /**
     * Some thousand logins of each kind. By few people at a time: beside a crowd that keeps all processors busy the one
     * thread that compiles for good gets its turn once in forty times, and the server is still slow after tens of
     * thousands of logins.
     */
    WarmUp withLogins(List<Scenario> rows) {
        progress.say("warms up with " + settings.warmup() + " logins of each kind");
        Set<LoginWay> ways = EnumSet.copyOf(CHECKED.stream().map(Scenario::way).toList());
        rows.forEach(row -> ways.add(row.way()));
        for (int turn = 0; turn < TURNS; turn++) {
            for (LoginWay way : ways) {
                progress.failures(system.crowd().asFastAsTheyCome(
                        system.login(new Scenario(way, MailManner.PROMPT, true)), FEW, Duration.ofMinutes(2),
                        settings.warmup() / TURNS));
            }
        }
        return this;
    }

    /** As it will be measured, until it is worth it. */
    Warmth untilTheSame(Measurement measurement) throws IOException {
        double before = price(measurement);
        double difference = Double.MAX_VALUE;
        int rounds = 1;
        while (rounds < settings.mostWarmUpRounds() && difference >= SAME) {
            double now = price(measurement);
            difference = Math.abs(now / before - 1);
            before = now;
            rounds++;
        }
        Warmth warmth = new Warmth(rounds, difference);
        progress.say(warmth.told());
        return warmth;
    }

    /** The ratio is what is judged. The processors are faster in one round than in the next, however warm all is. */
    private double price(Measurement measurement) throws IOException {
        List<Figures> figures = measurement.measure(CHECKED);
        double totp = figures.get(0).get(Column.CPU_PER_LOGIN);
        double mailed = figures.get(1).get(Column.CPU_PER_LOGIN);
        progress.say(String.format(Locale.ROOT, "warming up: CPU of a login %.2f and %.2f ms", totp, mailed));
        return figures.get(1).compareTo(figures.get(0)).get(Column.CPU_TO_TOTP);
    }
}
