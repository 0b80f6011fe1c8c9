package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.onetimecode.mail.ModelMailServer.Excess;

/** A morning of one busy realm, beside a realm with a login every two seconds and a mail server of its own. */
enum Scene {

    /** More mails than the mail server takes, which lets them wait. */
    WAITING(new Setting(300, 100, Excess.WAITS), 48, 1_500),

    /** The same, with half a second for each mail. */
    WAITING_SLOW(new Setting(300, 500, Excess.WAITS), 48, 1_500),

    /** The same, from a mail server that refuses what is too much. */
    COUNTING(new Setting(300, 100, Excess.IS_REFUSED), 48, 1_500),

    /** The same, with as many threads as mails fit into its second: 300 x 0.1 s / 4 nodes. */
    COUNTING_FEW_THREADS(new Setting(300, 100, Excess.IS_REFUSED), 7, 1_500),

    /** The same, with more threads than mails fit into it, and half a second for each mail. */
    COUNTING_SLOW(new Setting(300, 500, Excess.IS_REFUSED), 48, 1_500),

    /** A mail server that has few connections. */
    FEW_CONNECTIONS(new Setting(20, 100, Excess.FINDS_NO_CONNECTION), 48, 1_500),

    /** A short queue. */
    SHORT_QUEUE(new Setting(300, 100, Excess.WAITS), 48, 200),

    /** A long queue. */
    LONG_QUEUE(new Setting(300, 100, Excess.WAITS), 48, 6_000),

    /** A mail server that takes them all. */
    LARGE(new Setting(1_200, 100, Excess.IS_REFUSED), 48, 1_500),

    /** One that takes them all, over more connections than there may be. */
    LARGE_SLOW(new Setting(1_200, 500, Excess.WAITS), 48, 1_500),

    /** The same, with more threads. */
    LARGE_SLOW_MORE_THREADS(new Setting(1_200, 500, Excess.WAITS), 150, 1_500),

    /** A mail server that answers nobody for ten minutes, meanwhile. */
    HANGING(new Setting(300, 100, Excess.WAITS, 30, 600, 0, 1), 48, 1_500, 30, 150),

    /** The same, afterwards. */
    AFTER_HANGING(new Setting(300, 100, Excess.WAITS, 30, 600, 0, 1), 48, 1_500, 630, 690),

    /** A mail server that tells everybody 421 for five seconds, afterwards. */
    AFTER_RESTART(new Setting(1_200, 100, Excess.WAITS, 20, 0, 5, 1), 48, 1_500, 30, 70),

    /** One that tells every second one 421 for five seconds, since one of its machines is restarted; afterwards. */
    AFTER_HALF_A_RESTART(new Setting(1_200, 100, Excess.WAITS, 20, 0, 5, 2), 48, 1_500, 100, 140);

    private static final Duration TENTH = Duration.ofMillis(100);
    static final int NODES = 4;
    static final double LOGINS = 1_000;
    private static final double QUIET_LOGINS = 0.5;
    /** Threads that one realm leaves to others. */
    private static final int OTHERS = 16;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(1_500);

    /** The mail server, and when and for how many seconds it hangs or turns away everybody, or one in so many. */
    private record Setting(int room, int millis, Excess excess, int illAfter, int hangs, int away, int oneIn) {

        Setting(int room, int millis, Excess excess) {
            this(room, millis, excess, 0, 0, 0, 1);
        }
    }

    private final Setting setting;
    private final int threads;
    private final int queue;
    private final int from;
    private final int to;

    Scene(Setting setting, int threads, int queue) {
        this(setting, threads, queue, 20, 60);
    }

    /** @param from seconds from the beginning; what was asked for until then is not in the figures */
    Scene(Setting setting, int threads, int queue, int from, int to) {
        this.setting = setting;
        this.threads = threads;
        this.queue = queue;
        this.from = from;
        this.to = to;
    }

    static CourierOptions options(int threads, int threadsPerRealm, int queue) {
        return new CourierOptions(threads, threadsPerRealm, queue, TRIES, PAUSE, Duration.ZERO);
    }

    /** What users met in it. */
    Figures play() {
        try (Morning morning = new Morning(NODES, options(threads + OTHERS, threads, queue))) {
            ModelMailServer server = morning.server(setting.room, Duration.ofMillis(setting.millis),
                    setting.excess);
            Instant start = morning.now();
            morning.logins("busy", server, LOGINS, Duration.ofSeconds(to));
            morning.logins("quiet", morning.server(100, TENTH, Excess.WAITS), QUIET_LOGINS, Duration.ofSeconds(to));
            morning.pass(Duration.ofSeconds(setting.illAfter));
            server.hang(Duration.ofSeconds(setting.hangs));
            server.turnAway(Duration.ofSeconds(setting.away), setting.oneIn);
            Instant wellAt = morning.now().plusSeconds(setting.hangs + setting.away);
            morning.passUntilAllIsKnown(Duration.ofSeconds(to - setting.illAfter));
            return new Figures(morning.asked("busy"), morning.ends("busy"),
                    morning.ends("busy").askedBetween(start.plusSeconds(from), start.plusSeconds(to)), to - from,
                    morning.asked("quiet"), morning.ends("quiet"), server.most(), wellAt);
        }
    }

    /** The first cells of its row in docs/capacity.md. */
    Stream<String> cells() {
        return Stream.of(String.format(Locale.ROOT, "%,d %s, %.1f s each, more %s", setting.room,
                setting.excess == Excess.FINDS_NO_CONNECTION ? "connections" : "a second", setting.millis / 1_000.0,
                fate()), illness(), String.valueOf(threads), String.format(Locale.ROOT, "%,d", queue));
    }

    private String fate() {
        return switch (setting.excess) {
            case WAITS -> "wait";
            case IS_REFUSED -> "get 454";
            case IS_PUT_OFF -> "get 450";
            case FINDS_NO_CONNECTION -> "get 421";
        };
    }

    private String illness() {
        if (setting.hangs > 0) {
            return "hangs for 10 minutes, " + (from < setting.illAfter + setting.hangs ? "meanwhile" : "afterwards");
        }
        if (setting.oneIn > 1) {
            return "421 to every second one for 5 s, from 75 s afterwards";
        }
        return setting.away > 0 ? "421 for 5 s, from 5 s afterwards" : "";
    }
}
