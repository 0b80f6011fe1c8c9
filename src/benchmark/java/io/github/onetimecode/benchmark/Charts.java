package io.github.onetimecode.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** The charts of a run, by the name of their file. */
final class Charts {

    private static final String MILLIS = "%.1f ms";

    private Charts() {
    }

    static Map<String, String> of(Report report) {
        Map<String, String> charts = new LinkedHashMap<>();
        draw(charts, report, "cpu", "Server CPU of a login (ms)", "%.2f ms", Column.CPU_PER_LOGIN);
        draw(charts, report, "rate", "Logins a second, as fast as they come", "%.0f", Column.LOGINS_PER_SECOND);
        draw(charts, report, "page", "Page after the password, median (ms)", MILLIS, Column.PASSWORD_P50);
        draw(charts, report, "probe", "Somebody else's password-only login meanwhile, median (ms)", MILLIS,
                Column.PROBE_P50);
        return charts;
    }

    private static void draw(Map<String, String> charts, Report report, String name, String title, String format,
            Column column) {
        BarChart chart = new BarChart(title, format);
        report.rows().forEach((row, figures) -> chart.add(row.title(), figures.get(column), row.way().isMailed()));
        if (!chart.isEmpty()) {
            charts.put("benchmark-" + name + ".svg", chart.toSvg());
        }
    }
}
