package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * CPU of a login of users who are one short of each limit, to users who have spent nothing. They got there by logins
 * that they did not finish, within the last minutes, so that they have spent of the hour what they have of the day. The
 * step therefore has the same limit for both. Users of a realm of their own, each for one login.
 */
final class NearLimits {

    /** In an hour, and in a day. */
    static final int MAILS = 30;

    private static final int WRONG_CODES_IN_A_LOGIN = 9;
    /** One less than the default after a password. */
    private static final int WRONG_CODES = 14;
    private static final int PEOPLE = 4;
    private static final Scenario ROW = new Scenario(LoginWay.LIMITED, MailManner.PROMPT, false);

    private final MeasuredSystem system;
    private final BenchmarkSettings settings;
    private final LoginCpu cpu;
    private final Progress progress;

    NearLimits(MeasuredSystem system, BenchmarkSettings settings, double idleShare, Progress progress) {
        this.system = system;
        this.settings = settings;
        this.cpu = new LoginCpu(system, settings, idleShare, progress);
        this.progress = progress;
    }

    /** How many users it takes. Those who spend nothing also lead each round. */
    static int users(BenchmarkSettings settings) {
        return (lot(settings) * 2 + settings.rate()) * settings.nearRounds();
    }

    private static int lot(BenchmarkSettings settings) {
        return settings.rate() * settings.nearSeconds();
    }

    Verdict measure(double most) throws IOException {
        int lot = lot(settings);
        Accounts all = system.realm().accounts();
        int near = lot * settings.nearRounds();
        progress.say("spends what " + near + " users may spend, but for one");
        progress.failures(new Crowd(all.part(0, near)).eachOnce(system.spending(spent()), PEOPLE));
        Crowd spenders = new Crowd(all.part(0, near));
        Crowd others = new Crowd(all.part(near, all.all().size()));
        double[] ratios = new double[settings.nearRounds()];
        List<Double> ofNear = new ArrayList<>();
        List<Double> ofOthers = new ArrayList<>();
        for (int round = 0; round < ratios.length; round++) {
            system.prepare(MailManner.PROMPT);
            others.atRate(system.login(ROW), settings.rate(), settings.rate());
            double ofSpenders = 0;
            double ofTheRest = 0;
            for (int second = 0; second < settings.nearSeconds(); second++) {
                ofTheRest += cpu.ofSecond(ROW, others);
                ofSpenders += cpu.ofSecond(ROW, spenders);
            }
            ratios[round] = ofSpenders / ofTheRest;
            ofNear.add(ofSpenders / settings.nearSeconds());
            ofOthers.add(ofTheRest / settings.nearSeconds());
        }
        Spread spread = Spread.of(ratios);
        return Verdict.atMost("CPU of a login one short of each limit, to one with nothing spent", most,
                spread.median(), spread.noisePercent(), String.format(Locale.ROOT,
                        "%.2f ms, nothing spent %.2f ms, %d failed", median(ofNear), median(ofOthers), cpu.failed()));
    }

    private static double median(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
    }

    /** Wrong codes in the first logins, none in the others. */
    private static List<Integer> spent() {
        List<Integer> wrong = new ArrayList<>(Collections.nCopies(MAILS - 1, 0));
        for (int left = WRONG_CODES, login = 0; left > 0; left -= WRONG_CODES_IN_A_LOGIN, login++) {
            wrong.set(login, Math.min(left, WRONG_CODES_IN_A_LOGIN));
        }
        return wrong;
    }
}
