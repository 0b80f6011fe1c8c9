package io.github.onetimecode.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody gets into a release by way of GitHub's workflows: not by an action that somebody has moved, not by the title
 * of a pull request, not by a job that may do more than it needs. {@code .ci/lint-workflows} looks at their form.
 */
final class WorkflowsTest {

    private static final Pattern USES = Pattern.compile("^ *(?:- )?uses: (.*)$", Pattern.MULTILINE);
    private static final Pattern PINNED = Pattern.compile(
            "([\\w.-]+/[\\w./-]+)@([0-9a-f]{40}) # (v\\d+\\.\\d+\\.\\d+)");
    private static final Pattern JOB = Pattern.compile("^  [a-z-]+:\\n(?:(?:    .*)?\\n)+", Pattern.MULTILINE);
    /** Its lines are indented more than the word. */
    private static final Pattern SCRIPT = Pattern.compile("^( *)(?:- )?run: (?:.+\\n|\\|\\n(?:(?:\\1  +.*)?\\n)+)",
            Pattern.MULTILINE);

    private final Map<String, String> workflows = read();

    @Test
    void everyActionIsPinnedToACommitWithItsVersion() {
        List<String> actions = matches(USES, 1);

        assertThat(actions).hasSizeGreaterThan(8).allMatch(PINNED.asMatchPredicate());
        assertThat(actions.stream().map(action -> action.replaceFirst("[/@].*", "")).collect(Collectors.toSet()))
                .as("GitHub's own").isSubsetOf("actions", "github");
    }

    @Test
    void sameActionIsTheSameCommitEverywhere() {
        Map<String, TreeSet<String>> commits = matches(USES, 1).stream().map(PINNED::matcher)
                .flatMap(action -> action.results()).collect(Collectors.groupingBy(
                        action -> action.group(1).replaceFirst("(codeql-action)/.*", "$1"), TreeMap::new,
                        Collectors.mapping(action -> action.group(2) + action.group(3),
                                Collectors.toCollection(TreeSet::new))));

        assertThat(commits.values()).isNotEmpty().allMatch(found -> found.size() == 1);
    }

    /** What an expression holds would be read by the shell as a part of the script. */
    @Test
    void noScriptHasAnExpression() {
        assertThat(matches(SCRIPT, 0)).hasSizeGreaterThan(10).noneMatch(script -> script.contains("${{"));
    }

    @Test
    void eachJobSaysWhatItMayDoAndForHowLong() {
        assertThat(workflows.values()).hasSizeGreaterThan(2)
                .allSatisfy(text -> assertThat(text).contains("\npermissions: {}\n", "\nconcurrency:\n"));
        assertThat(jobs()).hasSizeGreaterThan(6)
                .allSatisfy(job -> assertThat(job).contains("\n    permissions:\n", "\n    timeout-minutes: "));
    }

    /** It may write what others run, so nothing of ours, of a library or of a cache gets there. */
    @Test
    void jobThatMakesTheDraftRunsNothingOfTheProject() {
        List<String> writing = jobs().stream().filter(job -> job.contains("contents: write")).toList();

        assertThat(writing).hasSize(1).allSatisfy(job -> assertThat(job)
                .doesNotContain("actions/checkout", "setup-java", "mvn ", "java ", ".ci/", "cache"));
        assertThat(workflows.get("release.yml")).doesNotContain("cache: ");
    }

    /** A library of the tests, or a browser, could change what lies in the folder in which they run. */
    @Test
    void whatIsReleasedWasBuiltWhereNoTestRan() {
        assertThat(jobs().stream().filter(job -> job.contains("actions/upload-artifact"))).hasSize(1)
                .allSatisfy(job -> assertThat(job).contains("mvn -B -ntp --strict-checksums -Prelease package "
                        + "-Dmaven.test.skip=true\n").doesNotContain(" verify", "install-chromium"));
    }

    @Test
    void noTokenIsLeftBehindAndNoSecretIsRead() {
        assertThat(workflows.values()).allSatisfy(text -> assertThat(text)
                .doesNotContain("pull_request_target", "workflow_run", "secrets.", "write-all"));
        assertThat(jobs().stream().filter(job -> job.contains("actions/checkout"))).hasSizeGreaterThan(3)
                .allSatisfy(job -> assertThat(job).contains("persist-credentials: false"));
    }

    @Test
    void newestVersionThatIsBuiltAgainstIsTested() throws IOException {
        String build = Files.readString(ProjectFiles.base().resolve("pom.xml"));
        String newest = build.replaceFirst("(?s).*?<keycloak.version>([^<]+)<.*", "$1");

        assertThat(workflows.get("ci.yml")).containsPattern("keycloak: \\[.*\"" + Pattern.quote(newest) + "\"]");
    }

    private List<String> jobs() {
        return workflows.values().stream().map(text -> text.substring(text.indexOf("\njobs:\n")))
                .flatMap(text -> JOB.matcher(text).results()).map(MatchResult::group).toList();
    }

    private List<String> matches(Pattern pattern, int group) {
        return workflows.values().stream().flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(group)).toList();
    }

    private static Map<String, String> read() {
        try (Stream<Path> files = Files.list(ProjectFiles.base().resolve(".github/workflows"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
