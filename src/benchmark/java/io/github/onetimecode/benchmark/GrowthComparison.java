package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What logins of ours cost on a server that has grown: with entries in the single-use store, and with users in the
 * database. And what a login holds in its session meanwhile.
 */
final class GrowthComparison {

    static final String ROW = "growth";

    private static final int USERS = 1_000;
    private static final int MANY_USERS = 1_000_000;
    private static final List<Integer> ENTRIES = List.of(0, 100_000, 1_000_000);
    private static final String COPIES = "copy-";
    /** A user has one login with TOTP in half a minute, and two in the first. */
    private static final int TOTP_LOGINS = 400;
    private static final int WARM_UP_TURNS = 6;
    private static final int PEOPLE = 2;
    /** Users of whom the next one is far away from the last; a prime, so that each comes once. */
    private static final int STRIDE = 611_953;
    private static final int SPREAD_USERS = 20_000;
    private static final String WARMING_UP = "warming up";
    private static final String CACHED = " users, cached";
    private static final String UNCACHED = " users, not cached";

    private final BenchmarkSettings settings;
    private final Path folder;
    private final Progress progress;

    GrowthComparison(BenchmarkSettings settings, Path folder, Progress progress) {
        this.settings = settings.withUsers(USERS);
        this.folder = folder;
        this.progress = progress;
    }

    GrowthReport measure() throws IOException {
        progress.say("builds and starts Keycloak");
        try (MailSink sink = new MailSink(); Nodes server = Nodes.growing(folder)) {
            BenchmarkRealm realm = new BenchmarkRealm(new AdminConnection(server.baseUrl()), ROW, new Accounts(USERS));
            realm.create(BenchmarkRealm.CHEAP_PASSWORDS, sink.port());
            MeasuredSystem system = new MeasuredSystem(server, realm, sink);
            TwoOrders usual = TwoOrders.of(realm.accounts());
            String warmth = warmUp(system, usual);
            Map<String, TextTable> tables = new LinkedHashMap<>();
            try (ServerGrowth growth = new ServerGrowth(system)) {
                tables.put("Entries in the single-use store", withEntries(system, growth, usual));
                tables.put("Users in the database", withUsers(system, growth, usual));
                tables.put("Logins under way", new SessionBytes(system, growth, progress).measure());
            }
            return new GrowthReport(List.of(
                    BenchmarkSettings.command(), Conditions.today("server, mail server and driver together"),
                    Conditions.java(Nodes.GROWING_HEAP),
                    String.format(Locale.ROOT, "%d and %d rounds of %d logins a second for %d s", settings.rounds(),
                            settings.growthRounds(), settings.rate(), settings.growthSeconds()), warmth), tables);
        }
    }

    /** @return how warm it is, for people */
    private String warmUp(MeasuredSystem system, TwoOrders usual) throws IOException {
        progress.say("warms up");
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            warmUp(system, usual, Scenario.TOTP, TOTP_LOGINS);
            warmUp(system, usual, GrowthStages.OURS, settings.warmup() / WARM_UP_TURNS);
        }
        GrowthStages stages = new GrowthStages(progress, List.of(WARMING_UP));
        GrowthLogins logins = new GrowthLogins(cpu(system), GrowthLogins.Before.NOTHING, usual);
        double before = measure(stages, WARMING_UP, system, logins).toTotp();
        WarmUp.Warmth warmth;
        int rounds = 1;
        do {
            double now = measure(stages, WARMING_UP, system, logins).toTotp();
            warmth = new WarmUp.Warmth(++rounds, Math.abs(now / before - 1));
            before = now;
        } while (!warmth.isWarm() && rounds < settings.mostWarmUpRounds());
        progress.say(warmth.told());
        return warmth.told();
    }

    private void warmUp(MeasuredSystem system, TwoOrders usual, Scenario row, int logins) {
        progress.failures(usual.crowd(row).asFastAsTheyCome(system.login(row), PEOPLE, Duration.ofMinutes(2), logins));
    }

    /** Up in one round and down in the next. */
    private TextTable withEntries(MeasuredSystem system, ServerGrowth growth, TwoOrders usual)
            throws IOException {
        List<String> titles = ENTRIES.stream().map(count -> told(count) + " entries").toList();
        GrowthStages stages = new GrowthStages(progress, titles);
        GrowthLogins logins = new GrowthLogins(cpu(system), GrowthLogins.Before.NOTHING, usual);
        for (int round = 0; round < settings.rounds(); round++) {
            for (int i = 0; i < ENTRIES.size(); i++) {
                int stage = round % 2 == 0 ? i : ENTRIES.size() - 1 - i;
                growth.haveEntries(ENTRIES.get(stage));
                measure(stages, titles.get(stage), system, logins);
            }
        }
        growth.haveEntries(0);
        Map<String, String> compared = new LinkedHashMap<>();
        titles.forEach(title -> compared.put(title, titles.get(0)));
        return stages.table("single-use store", compared);
    }

    private TextTable withUsers(MeasuredSystem system, ServerGrowth growth, TwoOrders usual) throws IOException {
        List<String> counts = List.of(told(USERS), told(MANY_USERS));
        GrowthStages stages = new GrowthStages(progress, counts.stream()
                .flatMap(count -> Stream.of(count + CACHED, count + UNCACHED)).toList());
        measureUsers(stages, counts.get(0), system, usual, usual);
        progress.say("copies a user until there are " + counts.get(1));
        growth.addUsers(system.realm().accounts().all().get(0).name(), COPIES, MANY_USERS - USERS);
        measureUsers(stages, counts.get(1), system, usual, TwoOrders.of(new Accounts(IntStream.range(0, SPREAD_USERS)
                .mapToObj(i -> COPIES + (long) i * STRIDE % (MANY_USERS - USERS)))));
        Map<String, String> compared = new LinkedHashMap<>();
        counts.forEach(count -> compared.put(count + CACHED, counts.get(0) + CACHED));
        counts.forEach(count -> compared.put(count + UNCACHED, counts.get(0) + UNCACHED));
        return stages.table("database", compared);
    }

    /** @param others those whom the server does not remember */
    private void measureUsers(GrowthStages stages, String count, MeasuredSystem system, TwoOrders usual,
            TwoOrders others) throws IOException {
        LoginCpu cpu = cpu(system);
        for (int round = 0; round < settings.growthRounds(); round++) {
            system.crowd().eachOnce(system.login(Scenario.PASSWORD), PEOPLE);
            measure(stages, count + CACHED, system, new GrowthLogins(cpu, GrowthLogins.Before.NOTHING, usual));
            measure(stages, count + UNCACHED, system, new GrowthLogins(cpu, system.realm()::forgetUsers, others));
        }
    }

    /** After a second of each kind that leads, unmeasured. */
    private GrowthStages.Prices measure(GrowthStages stages, String stage, MeasuredSystem system, GrowthLogins logins)
            throws IOException {
        system.prepare(MailManner.PROMPT);
        logins.ofSecond(Scenario.TOTP);
        logins.ofSecond(GrowthStages.OURS);
        return stages.measure(stage, settings.growthSeconds(), logins);
    }

    private LoginCpu cpu(MeasuredSystem system) {
        return new LoginCpu(system, settings, new IdleServer(system.nodes()).share(), progress);
    }

    private static String told(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
