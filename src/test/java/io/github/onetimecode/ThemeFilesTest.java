package io.github.onetimecode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts and styles of the pages. Browsers and the server keep them under their address, which Keycloak 26.7 changes
 * with its own version alone: so the name of a file says what is in it. Whoever changes a file renames it, and where it
 * is used.
 */
class ThemeFilesTest {

    private static final Pattern USE = Pattern.compile("(?:js|css)/one-time-code\\.[^\\s\"]+");

    @ParameterizedTest
    @CsvSource({"src/main/resources/theme-resources/resources, src/main/resources/theme-resources/templates",
        "themes/one-time-code/login/resources, themes/one-time-code/login"})
    void nameOfAFileChangesWithItsContentAndIsTheOneThatIsUsed(Path resources, Path users) throws IOException {
        List<String> names = files(resources).map(file -> resources.relativize(file).toString().replace('\\', '/'))
                .sorted().toList();

        assertThat(names).isNotEmpty().isEqualTo(files(resources).map(file -> expected(resources, file)).sorted()
                .toList());
        assertThat(files(users).filter(file -> file.toString().matches(".*\\.(ftl|properties)"))
                .flatMap(ThemeFilesTest::uses).distinct().sorted().toList()).isEqualTo(names);
    }

    private static String expected(Path resources, Path file) {
        String name = file.getFileName().toString();
        return resources.relativize(file.getParent()) + "/" + name.substring(0, name.indexOf('.')) + "." + digest(file)
                + name.substring(name.lastIndexOf('.'));
    }

    /** Whatever line ends Git has written. */
    private static String digest(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(read(file).replace("\r", "").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> uses(Path file) {
        return USE.matcher(read(file)).results().map(MatchResult::group);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        }
    }
}
