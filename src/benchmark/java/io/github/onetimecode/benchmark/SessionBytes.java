package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a login holds in {@code authenticationSessions} while it rests at a page: the heap that is free after many such
 * logins have been forgotten. What they have left elsewhere, such as in the single-use store, stays, and is in no
 * figure.
 */
final class SessionBytes {

    private static final int LOGINS = 1_500;
    private static final int ROUNDS = 3;
    private static final int PEOPLE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MeasuredSystem system;
    private final ServerGrowth growth;
    private final Progress progress;
    private final Map<RestingPage, List<Double>> bytes = new EnumMap<>(RestingPage.class);

    SessionBytes(MeasuredSystem system, ServerGrowth growth, Progress progress) {
        this.system = system;
        this.growth = growth;
        this.progress = progress;
    }

    TextTable measure() throws IOException {
        progress.say("lets " + LOGINS + " logins rest at each page");
        for (int round = 0; round < ROUNDS; round++) {
            for (RestingPage page : RestingPage.values()) {
                bytes.computeIfAbsent(page, any -> new ArrayList<>()).add(bytesOfALogin(page));
            }
        }
        TextTable table = new TextTable("a login rests at the page for", "bytes of its session", "+/-",
                "beyond TOTP's page");
        for (RestingPage page : RestingPage.values()) {
            Spread spread = spread(page);
            table.add(page.title(), String.format(Locale.ROOT, "%.0f", spread.median()),
                    Spread.told(spread.noisePercent()),
                    String.format(Locale.ROOT, "%+.0f", spread.median() - spread(RestingPage.TOTP).median()));
        }
        return table;
    }

    private double bytesOfALogin(RestingPage page) throws IOException {
        system.prepare(MailManner.PROMPT);
        Outcomes logins = system.crowd().asFastAsTheyCome(system.resting(page), PEOPLE, PATIENCE, LOGINS);
        progress.failures(logins);
        long before = growth.heap();
        growth.forgetLogins();
        double each = (before - growth.heap()) / (double) logins.finished();
        progress.say(String.format(Locale.ROOT, "%s: %.0f bytes", page.title(), each));
        return each;
    }

    private Spread spread(RestingPage page) {
        return Spread.of(bytes.get(page).stream().mapToDouble(Double::doubleValue).toArray());
    }
}
