package io.github.onetimecode.keycloak.version;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log names as tested is what is tested, and what the documents name. */
final class TestedVersionsTest {

    private static final Pattern VERSION = Pattern.compile("\\b26\\.\\d+\\.\\d+\\b");

    @Test
    void theNewestIsCompiledAgainst() throws IOException {
        assertThat(text("pom.xml"))
                .contains("<keycloak.version>" + ServerVersion.TESTED.get(5) + "</keycloak.version>");
        assertThat(ServerVersion.TESTED).hasSize(6).isSorted();
    }

    @Test
    void theOthersAreTestedEachTime() throws IOException {
        assertThat(versions(text(".ci/versions"))).containsExactlyElementsOf(ServerVersion.TESTED.subList(0, 5));
        assertThat(text(".ci/run")).contains("\n.ci/versions || broken=1\n");
    }

    @ParameterizedTest
    @CsvSource({"README.md, '| Keycloak |'", "docs/versions.md, '| 26.'"})
    void theDocumentsNameThem(String file, String beginning) throws IOException {
        List<String> named = text(file).lines().filter(line -> line.startsWith(beginning))
                .flatMap(line -> versions(line).stream()).toList();

        assertThat(named).containsExactlyElementsOf(ServerVersion.TESTED);
    }

    @Test
    void theWorkflowRunsAllOfThem() throws IOException {
        assertThat(versions(text(".github/workflows/ci.yml"))).containsAll(ServerVersion.TESTED);
    }

    @ParameterizedTest
    @CsvSource({"26.4.7, true", "26.4.10, true", "26.4.7.redhat-00001, true", "26.7.0, true", "26.1.5, false",
        "26.8.0, false", "26.40.1, false", "27.0.0, false", "999.0.0-SNAPSHOT, false", "'', false"})
    void releaseOfATestedMinorVersionCountsAsTested(String version, boolean tested) {
        assertThat(ServerVersion.isTested(version)).isEqualTo(tested);
    }

    private static List<String> versions(String text) {
        return VERSION.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    private static String text(String file) throws IOException {
        return Files.readString(ProjectFiles.base().resolve(file));
    }
}
