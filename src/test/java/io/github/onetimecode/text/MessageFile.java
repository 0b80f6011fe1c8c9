package io.github.onetimecode.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/**
 * The texts of one language, as they are in the project.
 *
 * @param language language tag, as in a realm's list of locales
 * @param texts    by key, read as Keycloak reads them
 */
public record MessageFile(String language, Map<String, String> texts) {

    private static final Path MESSAGES = ProjectFiles.base().resolve("src/main/resources/theme-resources/messages");

    /** The tags of all languages that there are. */
    public static List<String> languages() {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString().replaceAll("messages_|\\.properties", "")
                    .replace('_', '-')).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MessageFile of(String language) {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(path(language))) {
            PropertyResourceBundle bundle = new PropertyResourceBundle(in);
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageFile(language, texts);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public String text(String key) {
        return texts.get(key);
    }

    /** As Keycloak fills it in. */
    public String filled(String key, Object... values) {
        return new MessageFormat(texts.get(key), locale()).format(values);
    }

    /** The lines of the file, comments and blank lines too. */
    public List<String> lines() {
        try {
            return Files.readAllLines(path(language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String language) {
        return MESSAGES.resolve("messages_" + language.replace('-', '_') + ".properties");
    }

    @Override
    public String toString() {
        return language;
    }
}
