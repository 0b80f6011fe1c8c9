package io.github.onetimecode.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

import io.github.onetimecode.memory.MemoryFlows;
import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each flow that a document draws and that has a step of ours: the check at server start finds nothing wrong with it.
 */
final class DocumentedFlowsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern LINE =
            Pattern.compile("( *)(.+?) {2,}(Required|Alternative|Conditional|Disabled)");
    private static final Map<String, String> OUR_STEPS = Map.of(
            "Get One-Time Code for User", "one-time-code-issue",
            "Confirm One-Time Code for User", "one-time-code-confirm",
            "One-Time Code by E-mail", "one-time-code",
            "One-Time Code by E-mail (enrolled users)", "one-time-code-enrolled");

    /** With the name of the document and the drawing, for the report. */
    private record Drawing(String document, List<String> lines) {

        @Override
        public String toString() {
            return document + ", " + lines.get(0).strip();
        }
    }

    static Stream<Drawing> drawings() throws IOException {
        List<Drawing> drawings = new ArrayList<>();
        try (Stream<Path> documents = Stream.concat(Stream.of(Path.of("README.md")), Files.list(Path.of("docs")))) {
            for (Path document : documents.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
                BLOCK.matcher(Files.readString(document)).results().map(block -> block.group(1))
                        .filter(DocumentedFlowsTest::hasStepOfOurs)
                        .forEach(block -> drawings.add(new Drawing(document.toString(), block.lines().toList())));
            }
        }
        return drawings.stream();
    }

    @Test
    void documentsDrawFlows() throws IOException {
        assertThat(drawings()).hasSizeGreaterThan(9);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void flowIsRight(Drawing drawing) {
        try (MemoryServer server = new MemoryServer()) {
            MemoryFlows flows = new MemoryFlows(server.realm());
            flows.addRequiredAction("one-time-code-enrol", true);
            add(flows, drawing.lines());

            assertThat(new FlowCheck(server.session(), server.realm().model(), flows.top()).findings()).isEmpty();
        }
    }

    /**
     * What is deeper than the line before it is in the sub-flow of that line. Three dots stand for what is left out.
     */
    private static void add(MemoryFlows flows, List<String> lines) {
        List<String> path = new ArrayList<>(List.of(MemoryFlows.TOP));
        List<Integer> depths = new ArrayList<>(List.of(-1));
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches()) {
                continue;
            }
            int depth = line.group(1).length();
            while (depths.get(depths.size() - 1) >= depth) {
                path.remove(path.size() - 1);
                depths.remove(depths.size() - 1);
            }
            String parent = path.get(path.size() - 1);
            Requirement requirement = Requirement.valueOf(line.group(3).toUpperCase(Locale.ROOT));
            if (i + 1 < lines.size() && depth(lines.get(i + 1)) > depth) {
                flows.addSubFlowTo(parent, requirement, line.group(2));
                path.add(line.group(2));
                depths.add(depth);
            } else {
                flows.addTo(parent, requirement, provider(line.group(2)));
            }
        }
    }

    private static String provider(String name) {
        return name.startsWith("Condition - ") ? name.replace("Condition - ", "conditional-").replace(' ', '-')
                : OUR_STEPS.getOrDefault(name, name);
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean hasStepOfOurs(String block) {
        return block.lines().map(LINE::matcher)
                .anyMatch(line -> line.matches() && OUR_STEPS.containsKey(line.group(2)));
    }
}
