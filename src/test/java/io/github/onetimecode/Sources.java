package io.github.onetimecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our classes as they are written. The compiler puts constants in the place of their names, so that bytecode does not
 * tell where they came from.
 */
record Sources(List<Source> all) {

    private static final String BASE = "io.github.onetimecode.";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^package " + Pattern.quote(BASE) + "([\\w.]+);",
            Pattern.MULTILINE);
    private static final Pattern OURS = Pattern.compile(Pattern.quote(BASE) + "([a-z.]+)\\.([A-Z]\\w*)");

    /** One file. */
    record Source(Path file, String room, String text, String code) {

        /** Rooms of ours that it names a type of. */
        Set<String> rooms() {
            return named(named -> named.group(1)).filter(other -> !other.equals(room)).collect(Collectors.toSet());
        }

        /** Types of ours in other rooms that it names, with their rooms. */
        Set<String> types() {
            return named(named -> named.group(1) + "." + named.group(2)).collect(Collectors.toSet());
        }

        private Stream<String> named(Function<MatchResult, String> part) {
            return OURS.matcher(code).results().map(part);
        }
    }

    static Sources in(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return new Sources(files.filter(file -> file.toString().endsWith(".java")).sorted().map(Sources::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            String text = Files.readString(file);
            String code = COMMENT.matcher(text).replaceAll("");
            return new Source(file, PACKAGE.matcher(text).results().findFirst().map(found -> found.group(1)).orElse(""),
                    text, code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
