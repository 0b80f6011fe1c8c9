package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.onetimecode.server.ProjectFiles;

/** {@code mvn -Pbenchmark}: what a login costs, and what it notices of a bad mail server. */
public final class Benchmark {

    private Benchmark() {
    }

    public static void main(String[] arguments) throws IOException {
        BenchmarkSettings settings = BenchmarkSettings.ofProperties();
        Path folder = Files.createDirectories(ProjectFiles.target().resolve("benchmark"));
        Progress progress = new Progress(System.out);
        if (settings.wantsReset()) {
            TextTable table = new ResetComparison(folder, progress).measure();
            System.out.println(table.toText());
            if (settings.docs()) {
                new DocsPage(ProjectFiles.base().resolve("docs")).takeReset(table);
            }
            return;
        }
        CodeFigures code = settings.wantsCode() ? CodeFigures.measured(folder, progress) : CodeFigures.none();
        if (!settings.wantsServer()) {
            System.out.print(code.table().toText());
            return;
        }
        Report report = new BenchmarkRun(settings, folder, progress).measure(code);
        ReportFiles files = new ReportFiles(report);
        System.out.println(files.text());
        files.writeTo(folder, "benchmark");
        files.writeChartsTo(folder);
        if (settings.docs()) {
            new DocsPage(ProjectFiles.base().resolve("docs")).take(files);
        }
    }
}
