package io.github.onetimecode.failclosed;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

import io.github.onetimecode.server.ProjectFiles;

/** The English texts of the extension, as a page shows them. */
public final class Texts {

    private static final Path ENGLISH = ProjectFiles.base()
            .resolve("src/main/resources/theme-resources/messages/messages_en.properties");

    private Texts() {
    }

    public static String of(String key, Object... arguments) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(ENGLISH)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("no text " + key);
        }
        return new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }
}
