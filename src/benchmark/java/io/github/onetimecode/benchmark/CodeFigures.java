package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the arithmetic of a code and a claim cost by themselves, measured by JMH in a JVM of its own.
 *
 * @param lines one for each benchmark
 */
record CodeFigures(List<Line> lines) {

    /** For {@code -Dbenchmark.only}. */
    static final String ROW = "jmh";

    /**
     * @param name   of the benchmark
     * @param micros on average
     * @param error  of that, by JMH
     * @param bytes  allocated by each call
     */
    record Line(String name, double micros, double error, double bytes) {
    }

    static CodeFigures none() {
        return new CodeFigures(List.of());
    }

    static CodeFigures measured(Path folder, Progress progress) throws IOException {
        progress.say("JMH: the code and a claim by themselves");
        Path result = folder.resolve("jmh.json");
        Process jmh = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.openjdk.jmh.Main", "io.github.onetimecode",
                "-prof", "gc", "-rf", "json", "-rff", result.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("jmh.log").toFile()).start();
        if (jmh.onExit().join().exitValue() != 0) {
            throw new IOException("JMH failed, see jmh.log");
        }
        List<Line> lines = new ArrayList<>();
        AdminConnection.JSON.readTree(Files.readString(result)).forEach(benchmark -> lines.add(line(benchmark)));
        return new CodeFigures(lines);
    }

    private static Line line(JsonNode benchmark) {
        String name = benchmark.path("benchmark").asText();
        JsonNode time = benchmark.path("primaryMetric");
        return new Line(name.substring(name.lastIndexOf('.') + 1), time.path("score").asDouble(),
                time.path("scoreError").asDouble(),
                benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score").asDouble());
    }

    TextTable table() {
        TextTable table = new TextTable("operation", "microseconds", "+/-", "bytes allocated");
        lines.forEach(line -> table.add(line.name(), told("%.3f", line.micros()), told("%.3f", line.error()),
                told("%.0f", line.bytes())));
        return table;
    }

    private static String told(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
