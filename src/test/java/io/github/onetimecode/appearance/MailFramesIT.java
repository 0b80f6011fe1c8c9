package io.github.onetimecode.appearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** E-mail themes of others, as they are out there: whatever is wrong with one, the code arrives in both parts. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailFramesIT {

    private static final String UNFRAMED = "";
    /** Only while these tests run: Keycloak's own admin console breaks where there is such a theme (26.7.4). */
    private static final String UNREADABLE = "mail-unreadable-words";

    private final Server server;
    private final TestRealm realm;

    MailFramesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @BeforeAll
    void addThemeThatNobodyCanRead() {
        ((KeycloakServer) server).addTheme(UNREADABLE, Map.of("email/theme.properties", "parent=base\n",
                "email/messages/messages_en.properties", "oneTimeCodeMailSubject=\\u12\n"));
    }

    @AfterAll
    void removeIt() {
        ((KeycloakServer) server).removeTheme(UNREADABLE);
    }

    /** Theme, frame around the code, and what the log says of each part that could not be used. */
    static Stream<Arguments> themes() {
        return Stream.of(
                arguments("mail-reads-all", "reads-all", List.of()),
                arguments("mail-has-sections", "has-sections", List.of()),
                arguments("mail-no-parent", UNFRAMED, List.of("html/template.ftl is missing")),
                arguments("mail-other-macro", UNFRAMED,
                        List.of("html/one-time-code.ftl, line ", ", variable 'layout.emailLayout'")),
                arguments("mail-wants-title", UNFRAMED, List.of("html/template.ftl, line 1, variable 'title'")),
                arguments("mail-reads-link", UNFRAMED, List.of("html/template.ftl, line 4, variable 'link'")),
                arguments("mail-drops-content", UNFRAMED, List.of("html/one-time-code.ftl leaves the code out")),
                arguments("mail-calls-itself", UNFRAMED, List.of("html/one-time-code.ftl")),
                arguments("mail-shows-values", UNFRAMED, List.of("html/template.ftl, line 2",
                        "text/one-time-code.ftl, line 1")),
                arguments("mail-broken-content", "broken-content", List.of("html/one-time-code.ftl, line 3",
                        "text/one-time-code.ftl, line 1, variable 'link'")),
                arguments("mail-without-code", "without-code", List.of("html/one-time-code.ftl leaves the code out",
                        "text/one-time-code.ftl leaves the code out")),
                arguments("mail-broken-words", UNFRAMED, List.of()),
                arguments(UNREADABLE, UNFRAMED, List.of("IllegalArgumentException")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("themes")
    void codeArrivesInBothParts(String theme, String frame, List<String> logged) {
        realm.change(settings -> settings.put("emailTheme", theme));
        int log = server.log().length();
        Person person = Person.in(server, realm);
        person.signIn();

        Mail mail = person.mail();
        Document html = Jsoup.parse(mail.html());
        assertThat(mail.subject()).matches("[A-Z]{3}: your one-time code for One-time code demo");
        assertThat(mail.firstLine()).isEqualTo("Your code is " + mail.code());
        assertThat(mail.text()).contains("It is for the application \"Demo\".", "It is valid for 5 min.");
        assertThat(html.text()).contains("Your code is " + mail.code(), "It is for the application \"Demo\".");
        assertThat(nodesWith(mail.code(), html)).containsExactly(mail.code());
        assertThat(html.select("[data-frame]").eachAttr("data-frame"))
                .isEqualTo(frame.equals(UNFRAMED) ? List.of() : List.of(frame));
        String lines = server.log().substring(log);
        logged.forEach(words -> assertThat(ours(lines)).anyMatch(line -> line.contains(" WARN ")
                && line.contains("Realm '" + realm.name() + "'") && line.contains("'" + theme + "'")
                && line.contains(words)));
        assertThat(lines).doesNotContain(mail.code(), person.address());
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @Test
    void codeThatAThemeWritesInItsOwnWayIsLeftAsItIs() {
        realm.change(settings -> settings.put("emailTheme", "mail-spaced-code"));
        Person person = Person.in(server, realm);
        person.signIn();

        Mail mail = person.mail();
        assertThat(mail.firstLine()).matches("Spaced: \\d{4} \\d{4}");
        assertThat(mail.html()).contains("data-frame=\"spaced-code\"");
        assertThat(person.enter(mail.firstLine().substring("Spaced: ".length())).loggedIn()).isTrue();
    }

    @Test
    void wordsOfAThemeThatLostTheirValuesAreNamed() {
        realm.change(settings -> settings.put("emailTheme", "mail-broken-words"));
        int log = server.log().length();
        Person person = Person.in(server, realm);
        person.signIn();

        assertThat(person.mail().firstLine()).isEqualTo("Your code is " + person.mail().code());
        List<String> lines = ours(server.log().substring(log));
        for (String key : List.of("oneTimeCodeMailSubject", "oneTimeCodeMailCode", "oneTimeCodeMailMinutes")) {
            assertThat(lines).filteredOn(line -> line.contains("'" + key + "'")).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(ours(server.log())).anyMatch(line -> line.contains("'oneTimeCodeMailSubject'")
                && line.contains("'en'") && line.contains("'mail-broken-words'"));
    }

    private static List<String> ours(String log) {
        return log.lines().filter(line -> line.contains("[one-time-code.")).toList();
    }

    private static List<String> nodesWith(String code, Document html) {
        List<String> nodes = new ArrayList<>();
        NodeVisitor collect = (node, depth) -> {
            if (node instanceof TextNode text && text.text().contains(code)) {
                nodes.add(text.getWholeText());
            }
        };
        html.body().traverse(collect);
        return nodes;
    }
}
