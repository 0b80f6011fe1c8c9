package io.github.onetimecode.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The one table of the benchmark: of what was measured in any row. Times in milliseconds. */
final class FigureTable {

    private FigureTable() {
    }

    static TextTable of(Map<Scenario, Figures> rows) {
        TextTable table = new TextTable("login", "CPU", "to TOTP", "+/-", "to floor", "database", "logins/s", "apart",
                "to TOTP", "+/-", "open p50 / p99", "password p50 / p99", "p50 to TOTP", "+/-", "p99 to TOTP", "+/-",
                "code p50 / p99", "mail p50 / p99 / max", "SMTP peak", "probe p50 / p99", "driver", "failed");
        rows.forEach((row, figures) -> table.add(row.title(),
                cell(figures, Column.CPU_PER_LOGIN), cell(figures, Column.CPU_TO_TOTP),
                noise(figures, Column.CPU_TO_TOTP), cell(figures, Column.CPU_TO_FLOOR),
                cell(figures, Column.DATABASE_CPU_PER_LOGIN),
                cell(figures, Column.LOGINS_PER_SECOND), cell(figures, Column.LOGINS_PER_SECOND_APART),
                cell(figures, Column.RATE_TO_TOTP), noise(figures, Column.RATE_TO_TOTP),
                cell(figures, Column.OPEN_P50, Column.OPEN_P99),
                cell(figures, Column.PASSWORD_P50, Column.PASSWORD_P99),
                cell(figures, Column.PASSWORD_TO_TOTP), noise(figures, Column.PASSWORD_TO_TOTP),
                cell(figures, Column.PASSWORD_P99_TO_TOTP), noise(figures, Column.PASSWORD_P99_TO_TOTP),
                cell(figures, Column.CODE_P50, Column.CODE_P99),
                cell(figures, Column.MAIL_P50, Column.MAIL_P99, Column.MAIL_MAX), cell(figures, Column.SMTP_PEAK),
                cell(figures, Column.PROBE_P50, Column.PROBE_P99), cell(figures, Column.DRIVER_CPU_PER_LOGIN),
                cell(figures, Column.FAILED)));
        return table.withoutEmptyColumns();
    }

    private static String noise(Figures figures, Column ratio) {
        return Spread.told(figures.noise(ratio));
    }

    private static String cell(Figures figures, Column... columns) {
        if (Double.isNaN(figures.get(columns[0]))) {
            return TextTable.NOTHING;
        }
        return Arrays.stream(columns).map(figures::told).collect(Collectors.joining(" / "));
    }
}
