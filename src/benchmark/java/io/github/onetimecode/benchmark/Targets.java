package io.github.onetimecode.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the figures of the table have to be. In the foreground a login may cost what it costs. */
final class Targets {

    static final double MOST_DISTURBANCE = 1.2;
    static final double MOST_NEAR_LIMITS = 1.1;
    static final double LEAST_COURIER = 5;
    static final double MOST_CPU_OF_TWO_NODES = 1.15;

    private static final double MOST_CPU = 1.14;
    private static final double MOST_CPU_WITH_SCRIPT = 1.20;
    private static final double MOST_CPU_TO_FLOOR = 1.08;
    private static final double MOST_PAGE = 1.15;
    private static final double MOST_TAIL = 1.5;
    private static final double LEAST_RATE = 0.8;
    private static final double MOST_MAIL_SECONDS = 0.7;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<Scenario, Figures> rows;
    private final List<Verdict> verdicts = new ArrayList<>();

    Targets(Map<Scenario, Figures> rows) {
        this.rows = rows;
    }

    /** Of the rows that a choice of rows left. */
    List<Verdict> verdicts() {
        rows.forEach((row, figures) -> {
            if (row.way().isMailed() && row.way().isLogin() && !row.way().inForeground()) {
                judge(row, figures);
            }
        });
        return verdicts;
    }

    private void judge(Scenario row, Figures figures) {
        if (row.isPrompt()) {
            most(row, figures, "server CPU of a login, to TOTP", row.script() ? MOST_CPU_WITH_SCRIPT : MOST_CPU,
                    Column.CPU_TO_TOTP, Column.CPU_PER_LOGIN);
        }
        if (row.isPrompt() && !row.script()) {
            if (rows.containsKey(Scenario.FLOOR)) {
                verdicts.add(Verdict.atMost(row.name() + ": server CPU of a login, to the floor", MOST_CPU_TO_FLOOR,
                        figures.get(Column.CPU_TO_FLOOR), figures.noise(Column.CPU_TO_FLOOR),
                        detail(figures, rows.get(Scenario.FLOOR), "floor", Column.CPU_PER_LOGIN, " ms")));
            }
            verdicts.add(Verdict.atLeast(row.name() + ": logins a second, mail server and driver apart, to TOTP",
                    LEAST_RATE, figures.get(Column.RATE_TO_TOTP), figures.noise(Column.RATE_TO_TOTP),
                    detail(figures, figures.totp(), "TOTP", Column.LOGINS_PER_SECOND_APART, "") + ", "
                            + figures.told(Column.CROWD_BUSY_PERCENT) + " % of the processors in use"));
        }
        if (row.script()) {
            most(row, figures, "page after the password, p50, to TOTP", MOST_PAGE, Column.PASSWORD_TO_TOTP,
                    Column.PASSWORD_P50);
            most(row, figures, "page after the password, p99, to TOTP", MOST_TAIL, Column.PASSWORD_P99_TO_TOTP,
                    Column.PASSWORD_P99);
        }
        if (row.manner().equals(Scenario.HALF_A_SECOND)) {
            verdicts.add(Verdict.atMost(row.name() + ": seconds from that page to the last mail's acceptance",
                    MOST_MAIL_SECONDS, figures.get(Column.MAIL_MAX) / MILLIS_PER_SECOND,
                    figures.noise(Column.MAIL_MAX), "p99 " + figures.told(Column.MAIL_P99) + " ms"));
        }
    }

    private void most(Scenario row, Figures figures, String what, double most, Column ratio, Column of) {
        verdicts.add(Verdict.atMost(row.name() + ": " + what, most, figures.get(ratio), figures.noise(ratio),
                detail(figures, figures.totp(), "TOTP", of, " ms")));
    }

    private static String detail(Figures figures, Figures other, String name, Column column, String unit) {
        return figures.told(column) + unit + ", " + name + " " + other.told(column) + unit;
    }
}
