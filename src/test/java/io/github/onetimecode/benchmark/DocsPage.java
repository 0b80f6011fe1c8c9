package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/benchmark.md}: the method is written by hand, the figures between two marks by a run. */
final class DocsPage {

    private static final String BEGIN = "<!-- figures: made by mvn -Pbenchmark -Dbenchmark.docs=true -->\n";
    private static final String END = "<!-- end of figures -->";

    private final Path docs;

    DocsPage(Path docs) {
        this.docs = docs;
    }

    void take(ReportFiles files) throws IOException {
        Path page = docs.resolve("benchmark.md");
        String text = Files.readString(page);
        StringBuilder figures = new StringBuilder(files.markdown()).append('\n');
        for (Map.Entry<String, String> chart : files.charts().entrySet()) {
            Files.writeString(docs.resolve("images").resolve(chart.getKey()), chart.getValue());
            String title = chart.getValue().replaceAll("(?s).*<title>(.*?)</title>.*", "$1");
            figures.append("![").append(title).append("](images/").append(chart.getKey()).append(")\n\n");
        }
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("no marks for the figures in " + page);
        }
        Files.writeString(page, text.substring(0, begin + BEGIN.length()) + figures + text.substring(end));
    }
}
