package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the extension as text, with strings that stand on several lines put together. */
final class MainSources {

    /** Stands in the documents for what a log line fills in. */
    static final String FILLED_IN = "…";

    private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\.\\d)?[a-z]");

    private final List<String> texts;

    private MainSources(List<String> texts) {
        this.texts = texts;
    }

    static MainSources read() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return new MainSources(files.filter(file -> file.toString().endsWith(".java")).map(MainSources::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for each file. */
    Stream<String> texts() {
        return texts.stream();
    }

    /** Every string, as the documents write it. */
    List<String> strings() {
        return texts.stream().flatMap(text -> STRING.matcher(text).results()).map(match -> documented(match.group(1)))
                .toList();
    }

    static String documented(String format) {
        return PLACEHOLDER.matcher(format).replaceAll(FILLED_IN);
    }

    private static String read(Path file) {
        try {
            return CONCATENATION.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
