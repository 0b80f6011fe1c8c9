package io.github.onetimecode.documents;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/themes.md tells theme authors: its example is used as it stands, and the server is asked for the
 * attributes.
 */
@ServerTest
class ThemesPageIT {

    private static final String PAGE = "docs/themes.md";
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[(\\w+) (\\w+)]");
    private static final String LIST_OF = "<#list %1$s?keys?sort as key><#assign value = %1$s[key]>[${key} ${"
            + "value?is_boolean?then('boolean', value?is_number?then('number', 'text'))}]</#list>";

    @Test
    void examplePageAsksForTheCode(Server server, TestRealm realm) {
        String example = Markdown.of(PAGE).blocks("ftl").get(0);
        install(server, realm, "documented-page", Map.of("login/one-time-code-confirm.ftl", example));
        Person person = Person.in(server, realm);

        assertThat(person.signIn().title()).isEqualTo("ACME: Check your e-mail");
        assertThat(person.page().text()).contains("begins with " + person.mail().subject().substring(0, 3));
        assertThat(person.enterWrongCode().text("#input-error-one_time_code"))
                .isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.browser().resend().text("#input-error-one_time_code")).startsWith("It is too early");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void pagesAreGivenWhatStandsThere(Server server, TestRealm realm) {
        String dump = "<html><body>" + LIST_OF.formatted("oneTimeCode") + "</body></html>";
        install(server, realm, "listed-attributes", Map.of("login/one-time-code-confirm.ftl", dump,
                "login/one-time-code-refused.ftl", dump));

        assertThat(given(Person.in(server, realm).signIn())).containsExactlyInAnyOrderElementsOf(
                documented("## What the page of the code is given", 0).toList());
        assertThat(given(Person.in(server, realm, user -> user.remove("email")).signIn()))
                .containsExactlyInAnyOrderElementsOf(documented("## What the other pages are given", 1)
                        .filter(row -> row.startsWith("one-time-code-refused.ftl "))
                        .map(row -> row.substring(row.indexOf(' ') + 1)).toList());
    }

    /** Beside what Keycloak adds itself. */
    @Test
    void mailsAreGivenWhatStandsThere(Server server, TestRealm realm) {
        List<String> documented = documented("## What a mail is given", 0).toList();
        String dump = documented.stream().map(row -> row.substring(0, row.indexOf(' ')))
                .map(name -> "[" + name + " ${(" + name + ")?is_boolean?then('boolean', " + name
                        + "?is_number?then('number', 'text'))}]").reduce("", String::concat);
        ((KeycloakServer) server).addTheme("listed-values", Map.of("email/theme.properties", "parent=base\n",
                "email/text/one-time-code.ftl", "${code} " + dump));
        realm.change(settings -> settings.put("emailTheme", "listed-values"));
        Person person = Person.in(server, realm);
        person.signIn();

        assertThat(attributes(person.mail().text())).containsExactlyElementsOf(documented);
    }

    /** Or German, if no realm has used the theme before: see docs/translations.md. */
    @Test
    void textsThatAnotherLanguageLacksAreEnglish(Server server, TestRealm realm) {
        realm.change(settings -> settings.put("defaultLocale", "de").putArray("supportedLocales").add("en").add("de")
                .add("sr"));
        realm.text("sr", "oneTimeCodeCheckMail", "Proverite poštu");
        Person person = Person.in(server, realm);

        assertThat(person.signIn(LoginBrowser.CLIENT, "ui_locales=sr").title()).isEqualTo("Proverite poštu");
        assertThat(person.page().text("label[for=one_time_code]")).isIn("Code (8 digits)", "Code (8 Ziffern)");
    }

    private static void install(Server server, TestRealm realm, String theme, Map<String, String> files) {
        ((KeycloakServer) server).addTheme(theme, Map.of("login/theme.properties", "parent=keycloak.v2\n"));
        ((KeycloakServer) server).addTheme(theme, files);
        realm.change(settings -> settings.put("loginTheme", theme));
    }

    private static List<String> given(Page page) {
        return attributes(page.text());
    }

    private static List<String> attributes(String text) {
        return ATTRIBUTE.matcher(text).results().map(found -> found.group(1) + " " + found.group(2)).toList();
    }

    /** Name and type, after what stands before them. */
    private static Stream<String> documented(String heading, int before) {
        return DocumentTable.of(PAGE, heading).cells().stream()
                .map(row -> String.join(" ", row.subList(0, before + 2)).replace("`", ""));
    }
}
