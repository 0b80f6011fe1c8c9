package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.github.onetimecode.server.ProjectFiles;

/** {@code mvn -Pbenchmark}: what a login costs, and what it notices of a bad mail server. */
public final class Benchmark {

    private final BenchmarkSettings settings = BenchmarkSettings.ofProperties();
    private final Path folder = Files.createDirectories(ProjectFiles.target().resolve("benchmark"));
    private final Progress progress = new Progress(System.out);
    private final DocsPage page = new DocsPage(ProjectFiles.base().resolve("docs"));

    private Benchmark() throws IOException {
    }

    public static void main(String[] arguments) throws IOException {
        new Benchmark().run();
    }

    private void run() throws IOException {
        if (settings.wantsReset()) {
            compareReset();
            return;
        }
        if (settings.wantsGrowth()) {
            compareGrowth();
            return;
        }
        if (settings.wantsEnded()) {
            System.out.println(new EndedEntries(folder, progress).measure());
            return;
        }
        Optional<PostgresPrograms> postgres = PostgresPrograms.installed();
        if (settings.wantsOneNode()) {
            if (settings.wantsTwoNodes() && postgres.isEmpty()) {
                progress.say("Two nodes will be left out: " + PostgresPrograms.MISSING);
            }
            measureOneNode();
        }
        if (settings.wantsTwoNodes()) {
            measureTwoNodes(postgres);
        }
    }

    private void compareReset() throws IOException {
        TextTable table = new ResetComparison(folder, progress).measure();
        System.out.println(table.toText());
        if (settings.docs()) {
            page.takeReset(table);
        }
    }

    private void compareGrowth() throws IOException {
        GrowthReport report = new GrowthComparison(settings, folder, progress).measure();
        System.out.println(report.text());
        if (settings.docs()) {
            page.takeGrowth(report);
        }
    }

    private void measureOneNode() throws IOException {
        CodeFigures code = settings.wantsCode() ? CodeFigures.measured(folder, progress) : CodeFigures.none();
        if (!settings.wantsServer()) {
            System.out.print(code.table().toText());
            return;
        }
        ReportFiles files = new ReportFiles(new BenchmarkRun(settings, folder, progress).measure(code));
        System.out.println(files.text());
        files.writeTo(folder, "benchmark");
        files.writeChartsTo(folder);
        if (settings.docs()) {
            page.take(files);
        }
    }

    /** Nobody needs a database for the rest of the benchmark, but whoever asks for this by name does. */
    private void measureTwoNodes(Optional<PostgresPrograms> postgres) throws IOException {
        if (postgres.isEmpty()) {
            if (!settings.wantsOneNode()) {
                throw new IOException("Two nodes cannot be measured: " + PostgresPrograms.MISSING);
            }
            System.out.println("Two nodes were left out: " + PostgresPrograms.MISSING);
            return;
        }
        ReportFiles files = new ReportFiles(new TwoNodes(settings, folder.resolve(TwoNodes.ROW), progress)
                .measure(postgres.get()), " on two nodes");
        System.out.println(files.text());
        files.writeTo(folder, TwoNodes.ROW);
        if (settings.docs()) {
            page.takeTwoNodes(files);
        }
    }
}
