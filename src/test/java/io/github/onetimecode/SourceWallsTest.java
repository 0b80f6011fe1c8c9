package io.github.onetimecode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.Sources.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Walls that bytecode does not show: the compiler copies constants into classes that name them, and drops lines. */
class SourceWallsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Set<String> APART = Set.of("login", "enrolment", "api");
    private static final int LONGEST_LINE = 120;

    private final Sources sources = Sources.in(MAIN);

    @Test
    void noRoomNeedsItselfByWayOfOthers() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        sources.all().forEach(source ->
                rooms.computeIfAbsent(source.room(), room -> new TreeSet<>()).addAll(source.rooms()));

        assertThat(rooms).hasSizeGreaterThan(1);
        // What needs no other room is taken away until nothing changes: what is left stands in a circle, or on one.
        while (rooms.values().removeIf(needed -> needed.stream().noneMatch(rooms::containsKey))) {
            // Once more.
        }
        assertThat(rooms).isEmpty();
    }

    @Test
    void loginEnrolmentAndApiNeverMeet() {
        assertThat(sources.all()).extracting(source -> house(source.room())).containsAll(APART);
        assertThat(sources.all().stream().filter(SourceWallsTest::meets).map(Source::file)).isEmpty();
    }

    /** Covers tests, demo, benchmark and samples as well. An import cannot be broken. */
    @Test
    void noLineIsTooLong() {
        List<Source> everywhere = Sources.in(Path.of("src")).all();

        assertThat(everywhere).hasSizeGreaterThan(sources.all().size());
        assertThat(everywhere.stream().flatMap(SourceWallsTest::longLines)).isEmpty();
    }

    private static boolean meets(Source source) {
        String own = house(source.room());
        return APART.contains(own) && source.rooms().stream().map(SourceWallsTest::house)
                .anyMatch(other -> APART.contains(other) && !other.equals(own));
    }

    /** A room with those below it. */
    private static String house(String room) {
        return room.replaceFirst("\\..*", "");
    }

    private static Stream<String> longLines(Source source) {
        return source.text().lines().filter(line -> !line.startsWith("import "))
                .filter(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)
                .map(line -> source.file() + ": " + line.strip());
    }
}
