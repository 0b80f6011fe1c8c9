package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands and paths of the documents have the form of what is there. Those for {@code kc.sh} are held against its own
 * help by {@code CommandsIT}; those in blocks of bash, and for {@code kcadm.sh}, are typed.
 */
final class CommandsTest {

    /**
     * Each has a test that types its commands: ApiPageIT, NativeApplicationsPageIT, ApiSwitchIT, DirectoryAddressesIT,
     * CommandsIT.
     */
    private static final Set<String> TYPED = Set.of("docs/api.md", "docs/native-applications.md", "docs/setup.md",
            "docs/troubleshooting.md", "docs/operations.md", "docs/upgrading.md");
    private static final Set<String> PHASES = Set.of("package", "verify", "deploy");
    private static final Pattern PROPERTY = Pattern.compile("-D([\\w.]+)(?:=(.*))?");
    private static final Pattern PATH = Pattern.compile("(?:src|docs|themes|target|\\.ci)/[\\w./-]+");

    private final List<Markdown> documents = Markdown.all();
    private final String build = read(ProjectFiles.base().resolve("pom.xml"));
    private final String sources = sources();

    @Test
    void mavenKnowsItsPhasesProfilesAndProperties() {
        assertThat(of("mvn")).hasSizeGreaterThan(10).flatExtracting(Command::words).allMatch(this::isKnownToMaven);
    }

    /** Those that the text names on their own. */
    @Test
    void everyPropertyIsReadBySomething() {
        assertThat(documents.stream().flatMap(document -> document.inline().stream())
                .flatMap(code -> Stream.of(code.split(" "))).filter(PROPERTY.asMatchPredicate())).hasSizeGreaterThan(10)
                .allMatch(this::isKnownToMaven);
    }

    @Test
    void composeFileTakesTheVariables() {
        String compose = read(ProjectFiles.base().resolve("docker-compose.yml"));

        assertThat(Stream.concat(of("docker").stream(), of("docker-compose").stream()))
                .allSatisfy(command -> assertThat(command.words()).endsWith("up").hasSizeLessThan(3))
                .flatExtracting(Command::variables).isNotEmpty()
                .allMatch(variable -> compose.contains("${" + variable.substring(0, variable.indexOf('=')) + ":-"));
    }

    @Test
    void programsForJavaAreThere() {
        assertThat(of("java")).isNotEmpty().allMatch(command -> Files.exists(ProjectFiles.base()
                .resolve(command.words().get(0))));
    }

    @Test
    void pagesWithCommandsForAServerAreThoseThatTestsType() {
        Predicate<Markdown> forAServer = document -> !document.blocks("bash").isEmpty()
                || Command.of(document).stream().anyMatch(command -> command.program().equals("kcadm.sh"));

        assertThat(documents.stream().filter(forAServer).map(Markdown::name)).isSubsetOf(TYPED).hasSizeGreaterThan(3);
    }

    /** Whoever adds one has CommandsIT or ApiSwitchIT type it. */
    @Test
    void commandsForRealmsAreThoseThatTestsType() {
        assertThat(of("kcadm.sh").stream().filter(command -> !command.words().isEmpty()).map(Command::toString))
                .as("typed by CommandsIT or ApiSwitchIT").hasSize(6);
    }

    /** What a build makes is named in the build or in what it runs. */
    @Test
    void everyPathIsThere() {
        assertThat(documents.stream().flatMap(document -> document.inline().stream())
                .filter(PATH.asMatchPredicate()).filter(path -> !path.startsWith("themes/acme"))).hasSizeGreaterThan(10)
                .allMatch(path -> path.startsWith("target/") ? isBuilt(path.substring(path.lastIndexOf('/') + 1))
                        : Files.exists(ProjectFiles.base().resolve(path)));
    }

    /** A file's ending, and the log of a server, are put behind its name. */
    private boolean isBuilt(String file) {
        return (build + sources).contains(file.replaceFirst("\\.(jar|log)$", ""));
    }

    private List<Command> of(String program) {
        return documents.stream().flatMap(document -> Command.of(document).stream())
                .filter(command -> command.program().equals(program)).toList();
    }

    private boolean isKnownToMaven(String word) {
        if (word.startsWith("-P")) {
            return Stream.of(word.substring(2).split(",")).allMatch(id -> build.contains("<id>" + id + "</id>"));
        }
        if (word.startsWith("exec:exec@")) {
            return build.contains("<id>" + word.replaceFirst(".*@", "") + "</id>");
        }
        return PHASES.contains(word) || PROPERTY.matcher(word).results().anyMatch(this::isRead);
    }

    /** By the pom, or by a source that says so in its own comment where it puts the name together. */
    private boolean isRead(MatchResult property) {
        String name = property.group(1);
        if (name.equals("it.test")) {
            return sources.contains("class " + property.group(2) + " ");
        }
        return Stream.of("<" + name + ">", "<" + name + "/>").anyMatch(build::contains)
                || Stream.of('"' + name + '"', "{@code -D" + name + "=").anyMatch(sources::contains);
    }

    private static String sources() {
        return Stream.of("src/test/java", "src/demo", "src/benchmark").map(ProjectFiles.base()::resolve)
                .flatMap(CommandsTest::files).map(CommandsTest::read).collect(Collectors.joining("\n"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
