package io.github.onetimecode.failclosed;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/** The English texts of the extension, as a page shows them. */
public final class Texts {

    private static final Path ENGLISH = ProjectFiles.base()
            .resolve("src/main/resources/theme-resources/messages/messages_en.properties");

    private Texts() {
    }

    public static String of(String key, Object... arguments) {
        String text = texts().getProperty(key);
        if (text == null) {
            throw new AssertionError("no text " + key);
        }
        return new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }

    /** Keys of the texts that begin so. */
    public static Stream<String> keys(String prefix) {
        return texts().stringPropertyNames().stream().filter(key -> key.startsWith(prefix));
    }

    private static Properties texts() {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(ENGLISH)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
