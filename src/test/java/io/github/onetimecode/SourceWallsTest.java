package io.github.onetimecode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Walls that bytecode does not show, since the compiler copies constants into the classes that name them. */
class SourceWallsTest {

    private static final Path MAIN = Path.of("src/main/java");

    private final Sources sources = Sources.in(MAIN);

    @Test
    void noRoomNeedsItselfByWayOfOthers() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        sources.all().forEach(source -> rooms.computeIfAbsent(source.room(), room -> new TreeSet<>()).addAll(source.rooms()));

        assertThat(rooms).hasSizeGreaterThan(1);
        // What needs no other room is taken away until nothing changes: what is left stands in a circle, or on one.
        while (rooms.values().removeIf(needed -> needed.stream().noneMatch(rooms::containsKey))) {
            // Once more.
        }
        assertThat(rooms).isEmpty();
    }
}
