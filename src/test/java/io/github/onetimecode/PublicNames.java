package io.github.onetimecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The list of names that never change, whatever our classes are called: {@code src/test/resources/public-names.txt}.
 */
public final class PublicNames {

    private static final Path LIST = Path.of("src/test/resources/public-names.txt");

    private PublicNames() {
    }

    /** The lines of a section, which ends with an empty one. */
    public static List<String> of(String section) throws IOException {
        List<String> lines = Files.readAllLines(LIST);
        int head = lines.indexOf("[" + section + "]");
        if (head < 0) {
            throw new IllegalArgumentException(LIST + " has no section [" + section + "]");
        }
        return lines.subList(head + 1, lines.size()).stream().takeWhile(line -> !line.isBlank()).toList();
    }
}
