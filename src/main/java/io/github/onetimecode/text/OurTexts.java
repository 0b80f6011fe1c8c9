package io.github.onetimecode.text;

import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.onetimecode.core.TextPromise;
import io.github.onetimecode.keycloak.version.TextNumbers;

/**
 * The texts bundled in the jar, and what each of them promises to show. A text of a realm or a theme replaces a bundled
 * one as long as it keeps this promise.
 */
public final class OurTexts {

    /** Language tags, as in a realm's list of locales. */
    static final List<String> LANGUAGES = List.of("en", "ar", "az", "ca", "cs", "da", "de", "el", "es", "eu", "fa",
            "fi", "fr", "hr", "hu", "hy", "id", "it", "ja", "kk", "ko", "ky", "lt", "lv", "nl", "no", "pl", "pt",
            "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh-CN", "zh-TW");

    private static final String ENGLISH = "en";
    /** Values that hold the name of the realm. Other texts may leave them out, since they can spell out the name. */
    private static final Map<String, Set<Integer>> NAME_OF_REALM = Map.of("oneTimeCodeMailSubject", Set.of(1),
            "oneTimeCodeMailApproverSubject", Set.of(1), "oneTimeCodeMailNever", Set.of(0),
            "oneTimeCodeMailApproverNever", Set.of(0), "oneTimeCodeMailNoneSubject", Set.of(1),
            "oneTimeCodeMailNoneWhy", Set.of(0));
    private static final Set<String> COUNTS = Set.of("oneTimeCodeWrong", "oneTimeCodeResendTooEarly",
            "oneTimeCodeResendWait", "oneTimeCodeDigits", "oneTimeCodeCharacters", "oneTimeCodeOtherLength",
            "oneTimeCodeOtherLengthLetters", "oneTimeCodeUnclear", "oneTimeCodeUnclearLetters",
            "oneTimeCodeMinutesLeft", "oneTimeCodeSecondsLeft", "oneTimeCodeMailMinutes", "oneTimeCodeMailSeconds");
    /** Read when the language is first needed: few servers need all of them. */
    private static final Map<String, Map<String, String>> TEXTS = new ConcurrentHashMap<>();
    private static final Map<String, TextPromise> PROMISES = texts(ENGLISH).entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, text -> TextPromise.of(text.getValue(),
                    COUNTS.contains(text.getKey()), NAME_OF_REALM.getOrDefault(text.getKey(), Set.of()))));

    private OurTexts() {
    }

    public static Set<String> keys() {
        return PROMISES.keySet();
    }

    public static boolean has(String key) {
        return PROMISES.containsKey(key);
    }

    /** The text in this language or, if there is none, in English, without its values filled in. */
    public static String in(Locale locale, String key) {
        return Stream.of(locale.getLanguage() + "-" + locale.getCountry(), locale.getLanguage(), ENGLISH)
                .filter(LANGUAGES::contains).map(language -> texts(language).get(key)).findFirst().orElseThrow();
    }

    /** The text in this language or, if there is none, in English, with its values filled in. */
    public static String filled(Locale locale, String key, Object... values) {
        return new MessageFormat(in(locale, key), locale).format(values);
    }

    /**
     * Why a text cannot replace the bundled one; empty if it can.
     *
     * @param fill fills the text in; throws IllegalArgumentException if that is impossible
     */
    public static Optional<String> fault(String key, Function<Object[], String> fill) {
        return PROMISES.get(key).brokenBy(fill);
    }

    /** The same for a text whose values are not filled in. */
    public static Optional<String> fault(String key, String text, Locale locale) {
        return text.equals(in(locale, key)) ? Optional.empty()
                : fault(key, values -> new MessageFormat(text, locale).format(TextNumbers.handedOn(values)));
    }

    private static Map<String, String> texts(String language) {
        return TEXTS.computeIfAbsent(language, OurTexts::read);
    }

    private static Map<String, String> read(String language) {
        String file = "messages/messages_" + language.replace('-', '_') + ".properties";
        try (InputStream stream = OurFiles.themeResource(file).openStream()) {
            PropertyResourceBundle texts = new PropertyResourceBundle(stream);
            return texts.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, texts::getString));
        } catch (IOException e) {
            throw new IllegalStateException("our own texts cannot be read", e);
        }
    }
}
