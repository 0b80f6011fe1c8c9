package io.github.onetimecode.release;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.DocumentTable;
import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/releasing.md lists each library that the build names, with its license. */
final class LibrariesTest {

    private static final Pattern LIBRARY = Pattern.compile("<(?:dependency|artifactItem|path)>\\s*(?:<!--.*?-->\\s*)?"
            + "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void eachLibraryIsListedWithItsLicense() throws IOException {
        List<List<String>> rows = DocumentTable.of("docs/releasing.md", "## Libraries and their licenses").cells()
                .stream().filter(row -> !row.get(0).startsWith("**")).toList();

        assertThat(rows.stream().flatMap(row -> libraries(row.get(0))))
                .containsExactlyInAnyOrderElementsOf(ofTheBuild());
        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
    }

    /** Those that follow in a cell have the group of the first. */
    private static Stream<String> libraries(String cell) {
        List<String> names = CODE.matcher(cell).results().map(name -> name.group(1)).toList();
        String group = names.get(0).replaceFirst(":.*", ":");
        return names.stream().map(name -> name.contains(":") ? name : group + name);
    }

    /** Without the list of versions that JUnit brings. */
    private static Set<String> ofTheBuild() throws IOException {
        return LIBRARY.matcher(Files.readString(ProjectFiles.base().resolve("pom.xml"))).results()
                .map(library -> library.group(1) + ":" + library.group(2))
                .filter(library -> !library.equals("org.junit:junit-bom"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
