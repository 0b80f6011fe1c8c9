package io.github.onetimecode.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the figures of the table have to be. In the foreground a login may cost what it costs. */
final class Targets {

    static final double MOST_DISTURBANCE = 1.2;

    private static final double MOST_CPU = 1.10;
    private static final double MOST_PAGE = 1.1;
    private static final double LEAST_RATE = 0.9;
    private static final double MOST_MAIL_SECONDS = 0.7;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<Scenario, Figures> rows;
    private final List<Verdict> verdicts = new ArrayList<>();

    Targets(Map<Scenario, Figures> rows) {
        this.rows = rows;
    }

    /** None where a choice of rows left TOTP out. */
    List<Verdict> verdicts() {
        rows.forEach((row, figures) -> {
            if (rows.containsKey(Scenario.TOTP) && row.way().isMailed() && row.way().isLogin()
                    && !row.way().inForeground()) {
                judge(row, figures);
            }
        });
        return verdicts;
    }

    private void judge(Scenario row, Figures figures) {
        Figures totp = rows.get(Scenario.TOTP);
        if (row.manner().equals(MailManner.PROMPT)) {
            add(Verdict.atMost(row.name() + ": server CPU of a login, to TOTP", MOST_CPU,
                    figures.get(Column.CPU_TO_TOTP), detail(figures, totp, Column.CPU_PER_LOGIN, " ms")));
            add(Verdict.atLeast(row.name() + ": logins a second, to TOTP", LEAST_RATE,
                    figures.get(Column.RATE_TO_TOTP), detail(figures, totp, Column.LOGINS_PER_SECOND, "")));
        }
        add(Verdict.atMost(row.name() + ": page after the password, to TOTP", MOST_PAGE,
                figures.get(Column.PASSWORD_TO_TOTP), detail(figures, totp, Column.PASSWORD_P50, " ms")));
        if (row.manner().equals(Scenario.HALF_A_SECOND)) {
            add(Verdict.atMost(row.name() + ": seconds from that page to the last mail's acceptance", MOST_MAIL_SECONDS,
                    figures.get(Column.MAIL_MAX) / MILLIS_PER_SECOND,
                    "p99 " + figures.told(Column.MAIL_P99) + " ms"));
        }
    }

    private void add(Verdict verdict) {
        verdicts.add(verdict);
    }

    private static String detail(Figures figures, Figures totp, Column column, String unit) {
        return figures.told(column) + unit + ", TOTP " + totp.told(column) + unit;
    }
}
