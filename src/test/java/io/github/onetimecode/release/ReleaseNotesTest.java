package io.github.onetimecode.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code .ci/ReleaseNotes.java} prints for the workflow that releases, and what it refuses. */
final class ReleaseNotesTest {

    private static final String CHANGELOG = """
            # Changelog

            ## [Unreleased]

            ### Added

            - Not yet.

            ## [1.1.0] - 2027-02-03

            ### Fixed

            - A page ([docs/themes.md](docs/themes.md#texts)), see [Keycloak](https://www.keycloak.org/) and \
            [that](#up).

            ## [1.0.0] - 2027-01-02

            - The first.
            """;

    @TempDir
    private Path folder;

    private record Printed(int exit, String text) {
    }

    @BeforeEach
    void project() throws IOException {
        pom("1.1.0");
        Files.writeString(folder.resolve("CHANGELOG.md"), CHANGELOG);
    }

    @Test
    void sectionOfTheVersionIsPrintedWithLinksToItsTag() throws IOException, InterruptedException {
        assertThat(notes("v1.1.0")).isEqualTo(new Printed(0, """
                ### Fixed

                - A page ([docs/themes.md](https://example.org/code/blob/v1.1.0/docs/themes.md#texts)), see \
                [Keycloak](https://www.keycloak.org/) and [that](#up).
                """));
    }

    @Test
    void lastSectionEndsWithTheFile() throws IOException, InterruptedException {
        pom("1.0.0");

        assertThat(notes("v1.0.0")).isEqualTo(new Printed(0, "- The first.\n"));
    }

    @Test
    void tagOfAnotherVersionIsRefused() throws IOException, InterruptedException {
        assertThat(notes("v1.0.0")).isEqualTo(
                new Printed(1, "the tag is v1.0.0, the version in pom.xml 1.1.0\n"));
    }

    @Test
    void versionThatIsStillWorkedOnIsRefused() throws IOException, InterruptedException {
        pom("1.1.0-SNAPSHOT");

        assertThat(notes("v1.1.0-SNAPSHOT").exit()).isEqualTo(1);
    }

    @Test
    void sectionWithoutADateIsRefused() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("CHANGELOG.md"), CHANGELOG.replace("2027-02-03", "not released yet"));

        assertThat(notes("v1.1.0")).isEqualTo(
                new Printed(1, "CHANGELOG.md has no section of 1.1.0 with a date\n"));
    }

    /** The version that comes next, as it stands in this repository. */
    @Test
    void nextReleaseHasNotesWithoutRelativeLinks() throws IOException, InterruptedException {
        String pom = Files.readString(ProjectFiles.base().resolve("pom.xml")).replaceFirst("-SNAPSHOT</", "</");
        String version = pom.replaceFirst("(?s).*?\\n    <version>([^<]+)<.*", "$1");
        Files.writeString(folder.resolve("pom.xml"), pom);
        Files.writeString(folder.resolve("CHANGELOG.md"), Files.readString(ProjectFiles.base().resolve("CHANGELOG.md"))
                .replace("- not released yet", "- 2027-01-02"));

        Printed notes = notes("v" + version);

        assertThat(notes.exit()).as(notes.text()).isZero();
        assertThat(notes.text()).startsWith("The first release.").contains("/blob/v" + version + "/docs/api.md)")
                .doesNotContain("](docs/");
    }

    private void pom(String version) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                    <version>%s</version>
                    <properties>
                        <project.address>https://example.org/code</project.address>
                    </properties>
                </project>
                """.formatted(version));
    }

    private Printed notes(String tag) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", ProjectFiles.base().resolve(".ci/ReleaseNotes.java").toString(), tag)
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Printed(java.waitFor(), text);
    }
}
