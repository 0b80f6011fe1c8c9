package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * CPU of a login of ours at several stages of a server that grows, with TOTP at the same stage beside it: what changes
 * from minute to minute, and what Keycloak itself has more to do, is in both.
 */
final class GrowthStages {

    /** At one stage. */
    interface LoginPrice {

        /** @return milliseconds of CPU of a login of this kind, within one second */
        double ofSecond(Scenario row) throws IOException;
    }

    /** Without the page's script, which makes no difference to what grows. */
    static final Scenario OURS = new Scenario(LoginWay.TWO_STEP, MailManner.PROMPT, false);

    /** Milliseconds of a login. */
    record Prices(double totp, double ours) {

        double toTotp() {
            return ours / totp;
        }
    }

    private final Progress progress;
    private final Map<String, List<Prices>> stages = new LinkedHashMap<>();

    /** @param stages in the order of the table */
    GrowthStages(Progress progress, List<String> stages) {
        this.progress = progress;
        stages.forEach(stage -> this.stages.put(stage, new ArrayList<>()));
    }

    /** One round at one stage: a second of TOTP and a second of ours in turn, now this one first and now that. */
    Prices measure(String stage, int seconds, LoginPrice logins) throws IOException {
        double totp = 0;
        double ours = 0;
        for (int second = 0; second < seconds; second++) {
            boolean totpFirst = second % 2 == 0;
            totp += totpFirst ? logins.ofSecond(Scenario.TOTP) : 0;
            ours += logins.ofSecond(OURS);
            totp += totpFirst ? 0 : logins.ofSecond(Scenario.TOTP);
        }
        Prices prices = new Prices(totp / seconds, ours / seconds);
        stages.get(stage).add(prices);
        progress.say(String.format(Locale.ROOT, "%s: CPU of a login %.2f ms, TOTP %.2f ms (%.3f)", stage,
                prices.ours, prices.totp, prices.toTotp()));
        return prices;
    }

    /** @param toStage with which each stage is compared */
    TextTable table(String heading, Map<String, String> toStage) {
        TextTable table = new TextTable(heading, "login with TOTP", "login of ours", "ours to TOTP", "growth of ours",
                "+/-", "growth of the ratio", "+/-");
        toStage.forEach((stage, before) -> {
            Spread ours = ratio(stage, before, Prices::ours);
            Spread besideTotp = ratio(stage, before, Prices::toTotp);
            table.add(stage, told("%.2f ms", over(stage, Prices::totp)), told("%.2f ms", over(stage, Prices::ours)),
                    told("%.2f", over(stage, Prices::toTotp)), told("%.2f", ours), Spread.told(ours.noisePercent()),
                    told("%.2f", besideTotp), Spread.told(besideTotp.noisePercent()));
        });
        return table;
    }

    private static String told(String form, Spread spread) {
        return String.format(Locale.ROOT, form, spread.median());
    }

    private Spread over(String stage, ToDoubleFunction<Prices> price) {
        return Spread.of(stages.get(stage).stream().mapToDouble(price).toArray());
    }

    /** Round by round. */
    private Spread ratio(String stage, String before, ToDoubleFunction<Prices> price) {
        double[] ratios = new double[stages.get(stage).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = price.applyAsDouble(stages.get(stage).get(round))
                    / price.applyAsDouble(stages.get(before).get(round));
        }
        return Spread.of(ratios);
    }
}
