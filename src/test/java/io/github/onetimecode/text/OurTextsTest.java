package io.github.onetimecode.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.keycloak.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

final class OurTextsTest {

    @Test
    void everyLanguageOfTheJarIsKnown() {
        assertThat(OurTexts.LANGUAGES).containsExactlyInAnyOrderElementsOf(MessageFile.languages());
    }

    /** The login theme has them all. Keycloak 26.7's mail theme lacks two, whose mails it would write in English. */
    @Test
    void theyAreTheLanguagesOfKeycloak() throws IOException {
        Properties theme = new Properties();
        try (InputStream file = Theme.class.getResourceAsStream("/theme/base/login/theme.properties")) {
            theme.load(file);
        }

        assertThat(OurTexts.LANGUAGES).containsExactlyInAnyOrder(theme.getProperty("locales").split(","));
    }

    @Test
    void regionIsFoundBeforeItsLanguage() {
        assertThat(Stream.of("zh-CN", "zh-TW", "pt", "pt-BR", "pt-AO").map(tag -> OurTexts.in(
                Locale.forLanguageTag(tag), "oneTimeCodeMailUnexpected"))).containsExactlyElementsOf(
                Stream.of("zh-CN", "zh-TW", "pt", "pt-BR", "pt").map(tag -> MessageFile.of(tag)
                .text("oneTimeCodeMailUnexpected")).toList()).hasSize(5);
    }

    @Test
    void ourOwnTextsKeepTheirPromises() {
        for (String language : OurTexts.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            // With a blank behind it, since a text that is ours is not looked at.
            assertThat(OurTexts.keys()).allSatisfy(key ->
                    assertThat(OurTexts.fault(key, OurTexts.in(locale, key) + " ", locale))
                    .as(language + " " + key).isEmpty());
        }
    }

    @Test
    void languageThatTheJarLacksIsAnsweredInEnglish() {
        assertThat(OurTexts.filled(Locale.forLanguageTag("sr-Latn"), "oneTimeCodeMailCode", "12345678"))
                .isEqualTo("Your code is 12345678");
        assertThat(OurTexts.filled(Locale.forLanguageTag("de-AT"), "oneTimeCodeMailCode", "12345678"))
                .isEqualTo("Ihr Code lautet 12345678");
    }

    @Test
    void textsThatATextNamesArePutIn() {
        Properties words = new Properties();
        words.setProperty("house", "ACME $1");

        assertThat(TextReferences.resolved("For ${house}: {0} ${unknown} ${", words))
                .isEqualTo("For ACME $1: {0} unknown ${");
    }
}
