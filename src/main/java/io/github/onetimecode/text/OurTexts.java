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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.onetimecode.core.TextPromise;

/**
 * The texts that come with the jar, and what each of them promises. A realm's or a theme's own text takes the place of one
 * as long as it keeps the promise.
 */
public final class OurTexts {

    static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");

    private static final String ENGLISH = "en";
    /** Where the realm is named: whoever writes the text may do that in so many words. */
    private static final Map<String, Set<Integer>> NAME_OF_REALM = Map.of("oneTimeCodeMailSubject", Set.of(1),
            "oneTimeCodeMailApproverSubject", Set.of(1), "oneTimeCodeMailNever", Set.of(0),
            "oneTimeCodeMailApproverNever", Set.of(0), "oneTimeCodeMailNoneSubject", Set.of(1),
            "oneTimeCodeMailNoneWhy", Set.of(0));
    private static final Set<String> COUNTS = Set.of("oneTimeCodeWrong", "oneTimeCodeResendTooEarly",
            "oneTimeCodeResendWait", "oneTimeCodeDigits", "oneTimeCodeCharacters", "oneTimeCodeOtherLength",
            "oneTimeCodeOtherLengthLetters", "oneTimeCodeUnclear", "oneTimeCodeUnclearLetters");
    private static final Map<String, Map<String, String>> TEXTS = LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), OurTexts::read));
    private static final Map<String, TextPromise> PROMISES = TEXTS.get(ENGLISH).entrySet().stream()
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

    /** In the language, or else in English, not filled in. */
    public static String in(Locale locale, String key) {
        return Stream.of(locale.getLanguage(), ENGLISH).filter(TEXTS::containsKey)
                .map(language -> TEXTS.get(language).get(key)).findFirst().orElseThrow();
    }

    /** In the language, or else in English. */
    public static String filled(Locale locale, String key, Object... values) {
        return new MessageFormat(in(locale, key), locale).format(values);
    }

    /**
     * Why a text cannot take the place of ours; empty if it can.
     *
     * @param fill fills it in; throws IllegalArgumentException if that cannot be done
     */
    public static Optional<String> fault(String key, Function<Object[], String> fill) {
        return PROMISES.get(key).brokenBy(fill);
    }

    /** Why a text, not filled in, cannot take the place of ours; empty if it can. */
    public static Optional<String> fault(String key, String text, Locale locale) {
        return text.equals(in(locale, key)) ? Optional.empty()
                : fault(key, values -> new MessageFormat(text, locale).format(values));
    }

    private static Map<String, String> read(String language) {
        try (InputStream file = OurFiles.themeResource("messages/messages_" + language + ".properties").openStream()) {
            PropertyResourceBundle texts = new PropertyResourceBundle(file);
            return texts.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, texts::getString));
        } catch (IOException e) {
            throw new IllegalStateException("our own texts cannot be read", e);
        }
    }
}
