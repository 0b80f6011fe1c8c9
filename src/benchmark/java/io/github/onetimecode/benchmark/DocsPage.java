package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/benchmark.md} and {@code docs/capacity.md}: what is between marks is written by a run. */
final class DocsPage {

    private static final String BEGIN = "<!-- figures: made by mvn -Pbenchmark -Dbenchmark.docs=true -->\n";
    private static final String END = "<!-- end of figures -->";
    private static final String NODES_BEGIN =
            "<!-- two-nodes: made by mvn -Pbenchmark -Dbenchmark.only=two-nodes -Dbenchmark.docs=true -->\n";
    private static final String NODES_END = "<!-- end of two-nodes -->";
    private static final String RESET_BEGIN =
            "<!-- reset: made by mvn -Pbenchmark -Dbenchmark.only=reset -Dbenchmark.docs=true -->\n";
    private static final String RESET_END = "<!-- end of reset -->";
    private static final String GROWTH_BEGIN =
            "<!-- growth: made by mvn -Pbenchmark -Dbenchmark.only=growth -Dbenchmark.docs=true -->\n";
    private static final String GROWTH_END = "<!-- end of growth -->";
    private static final String BENCHMARK = "benchmark.md";

    private final Path docs;

    DocsPage(Path docs) {
        this.docs = docs;
    }

    void takeReset(TextTable table) throws IOException {
        replace(BENCHMARK, RESET_BEGIN, "\n" + table.toMarkdown() + "\n", RESET_END);
    }

    void takeGrowth(GrowthReport report) throws IOException {
        replace("capacity.md", GROWTH_BEGIN, report.markdown(), GROWTH_END);
    }

    void takeTwoNodes(ReportFiles files) throws IOException {
        replace(BENCHMARK, NODES_BEGIN, files.markdown() + "\n", NODES_END);
    }

    void take(ReportFiles files) throws IOException {
        StringBuilder figures = new StringBuilder(files.markdown()).append('\n');
        files.writeChartsTo(docs.resolve("images"));
        for (Map.Entry<String, String> chart : files.charts().entrySet()) {
            String title = chart.getValue().replaceAll("(?s).*<title>(.*?)</title>.*", "$1");
            figures.append("![").append(title).append("](images/").append(chart.getKey()).append(")\n\n");
        }
        replace(BENCHMARK, BEGIN, figures.toString(), END);
    }

    private void replace(String name, String beginMark, String figures, String endMark) throws IOException {
        Path page = docs.resolve(name);
        String text = Files.readString(page);
        int begin = text.indexOf(beginMark);
        int end = text.indexOf(endMark);
        if (begin < 0 || end < begin) {
            throw new IOException("no marks for the figures in " + page);
        }
        Files.writeString(page, text.substring(0, begin + beginMark.length()) + figures + text.substring(end));
    }
}
