package io.github.onetimecode.languages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Languages and regions that a realm supports and the jar lacks: the nearest texts that there are, never a key. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherLanguagesIT {

    private final Server server;
    private final TestRealm realm;

    OtherLanguagesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        supports("en", "de", "es", "fr", "sr", "he", "iw", "nb", "nn", "de-AT", "de-CH-1996", "es-419",
                "fr-CA", "en-GB", "zh-Hans");
    }

    private void supports(String... tags) {
        realm.change(settings -> {
            ArrayNode locales = settings.putArray("supportedLocales");
            Stream.of(tags).forEach(locales::add);
        });
    }

    @ParameterizedTest
    @CsvSource({"sr, en", "he, en", "iw, en", "nb, en", "nn, en", "de-AT, de", "de-CH-1996, de",
        "es-419, es", "fr-CA, fr", "en-GB, en", "zh-Hans, en"})
    void nearestTextsAreShown(String tag, String ours) {
        Spoken spoken = new Spoken(Locale.forLanguageTag(tag).toLanguageTag(), MessageFile.of(ours));
        Person person = Person.in(server, realm, user -> user.withObject("attributes").withArray("locale").add(tag));

        spoken.assertShown(person.signIn(), "oneTimeCodeCheckMail", spoken.filled("oneTimeCodeMinutesLeft", 5));

        spoken.assertMailed(person.mail(), spoken.filled("oneTimeCodeMailSubject",
                person.mail().subject().substring(0, 3), "One-time code demo"),
                spoken.filled("oneTimeCodeMailCode", person.mail().code()), spoken.filled("oneTimeCodeMailMinutes", 5));
    }

    /** Keycloak 26.5 to 26.7 may take the default language of the realm that used the theme first. */
    @Test
    void languageThatIsMissingIsEnglishOrADefault() {
        realm.change(settings -> settings.put("defaultLocale", "de"));
        try {
            Person person = Person.in(server, realm, user -> user.withObject("attributes").withArray("locale")
                    .add("sr"));

            assertThat(person.signIn().title()).isIn(List.of(MessageFile.of("de").text("oneTimeCodeCheckMail"),
                    MessageFile.of("en").text("oneTimeCodeCheckMail")));
            assertThat(person.mail().firstLine()).matches("(Ihr Code lautet|Your code is) \\d{8}");
        } finally {
            realm.change(settings -> settings.put("defaultLocale", "en"));
        }
    }

    /** The browser asks for a language that the realm does not support. */
    @Test
    void languageOfTheRealmIsThatOfPeopleWithAnother() {
        realm.change(settings -> settings.put("defaultLocale", "de"));
        try {
            Person person = Person.in(server, realm);
            LoginBrowser browser = person.browser().sending("Accept-Language", "vi,th;q=0.5");
            browser.open();
            assertThat(browser.submitPassword(person.name()).title())
                    .isEqualTo(MessageFile.of("de").text("oneTimeCodeCheckMail"));
            assertThat(person.mail().firstLine()).startsWith("Ihr Code lautet ");
        } finally {
            realm.change(settings -> settings.put("defaultLocale", "en"));
        }
    }

    /** Of a language that a realm adds, whatever it leaves out is English. */
    @Test
    void realmAddsALanguage() {
        realm.text("sr", "oneTimeCodeMailCode", "Ваш код је {0}");
        realm.text("sr", "oneTimeCodeMinutesLeft", "Код важи још {0} мин.");
        Person person = Person.in(server, realm, user -> user.withObject("attributes").withArray("locale").add("sr"));

        assertThat(person.signIn().text()).contains("Код важи још 5 мин.", "Code (8 digits)");
        assertThat(person.mail().firstLine()).isEqualTo("Ваш код је " + person.mail().code());
        assertThat(person.mail().text()).contains("It is valid for 5 min.");
        realm.admin().send("DELETE", "/" + realm.name() + "/localization/sr", null);
    }
}
