import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Counts the tests in the reports of surefire and failsafe, one line for each kind, and all together. Run from the
 * project's folder: {@code java .ci/CountTests.java <1 if the build is broken, else 0>}.
 */
final class CountTests {

    private static final Path TARGET = Path.of("target");
    private static final PathMatcher REPORT = FileSystems.getDefault().getPathMatcher(
            "glob:target/*-reports*/TEST-*.xml");

    private record Count(int passed, int failed, int skipped) {

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }
    }

    /** What one report says of its class. */
    private record Suite(String kind, Count count) {
    }

    private CountTests() {
    }

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        boolean broken = arguments.length > 0 && !arguments[0].equals("0");
        Map<String, Count> kinds = new TreeMap<>();
        for (Path report : reports()) {
            Suite suite = read(report);
            kinds.merge(suite.kind(), suite.count(), Count::plus);
        }
        kinds.forEach((kind, count) -> System.out.printf("%-14s %5d passed %5d failed %5d skipped%n", kind,
                count.passed(), count.failed(), count.skipped()));
        Count all = kinds.values().stream().reduce(new Count(0, 0, 0), Count::plus);
        // What stopped before its tests has none that failed.
        int failed = broken ? Math.max(1, all.failed()) : all.failed();
        System.out.printf("%d passed, %d failed, %d skipped%n", all.passed(), failed, all.skipped());
    }

    private static List<Path> reports() throws IOException {
        if (!Files.isDirectory(TARGET)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(TARGET, 2)) {
            return files.filter(REPORT::matches).toList();
        }
    }

    private static Suite read(Path report) throws IOException, XMLStreamException {
        try (InputStream file = Files.newInputStream(report)) {
            XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(file);
            while (!reader.isStartElement() || !reader.getLocalName().equals("testsuite")) {
                reader.next();
            }
            int failed = number(reader, "failures") + number(reader, "errors");
            int skipped = number(reader, "skipped");
            return new Suite(kind(report.getParent().getFileName().toString(), reader.getAttributeValue(null, "name")),
                    new Count(number(reader, "tests") - failed - skipped, failed, skipped));
        }
    }

    private static int number(XMLStreamReader suite, String attribute) {
        return Integer.parseInt(suite.getAttributeValue(null, attribute));
    }

    private static String kind(String folder, String suite) {
        if (folder.startsWith("surefire")) {
            return suite.contains("Architecture") ? "architecture" : suite.contains("Property") ? "property" : "unit";
        }
        if (folder.equals("failsafe-reports-container")) {
            return "container";
        }
        if (suite.contains("DemoWalk")) {
            return "journey";
        }
        if (suite.matches(".*[Cc]luster.*")) {
            return "cluster";
        }
        if (suite.matches(".*[Hh]ostile.*")) {
            return "hostile";
        }
        return suite.contains(".browser.") ? "browser" : "server";
    }
}
