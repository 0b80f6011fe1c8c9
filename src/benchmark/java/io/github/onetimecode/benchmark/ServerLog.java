package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the processes of a server say.
 *
 * @param file in which it is
 */
record ServerLog(Path file) {

    private static final int LAST_LINES = 15;

    /** For whoever has to find out why: the end of what they said as well. */
    IOException failure(String what) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return new IOException(what + ". The end of " + file + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }
}
