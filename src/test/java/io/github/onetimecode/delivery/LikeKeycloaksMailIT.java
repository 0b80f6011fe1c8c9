package io.github.onetimecode.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.mailserver.ArrivedMail;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The same person gets a mail of Keycloak's own and one of ours: both, or neither; and as far as names go, the same.
 */
@OnEveryVersion
@ServerTest
class LikeKeycloaksMailIT {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> NAMING = List.of("From", "Reply-To", "To", "Cc", "Sender", "Return-Path");
    private static final Map<String, String> UTF8 = Map.of("allowutf8", "true");
    private static final Manners TAKING_UTF8 = Manners.GOOD.takingUtf8();

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD);
    private final Server server;
    private final TestRealm realm;

    LikeKeycloaksMailIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @AfterEach
    void close() {
        mails.close();
    }

    static Stream<Arguments> mails() {
        Map<String, String> named = Map.of("fromDisplayName", "Ann \"The Code\" O'Neil, \\ Ltd.", "replyTo",
                "help@example.org", "replyToDisplayName", "Help; <desk>", "envelopeFrom", "bounce@example.org");
        Map<String, String> foreign = Map.of("fromDisplayName",
                "Grüße aus dem überaus großen Büro für Zugänge, 日本語 und "
                        + "andere Sprachen, deren Namen länger sind als eine Zeile", "replyTo", "hilfe@exämple.org",
                "replyToDisplayName", "Müller \"Öl\"", "from", "login@exämple.org", "envelopeFrom",
                "bounce@example.org");
        Map<String, String> utf8 = SmtpSettings.with(foreign, UTF8, Map.of("from", "zugänge@exämple.org",
                "replyTo", "büro@exämple.org", "envelopeFrom", "rückläufer@exämple.org"));
        return Stream.of(
                arguments("plain", Manners.GOOD, Map.of(), "o'neil+tag@example.org", true),
                arguments("names with signs", Manners.GOOD, named, "ann@example.org", true),
                arguments("names in other letters", Manners.GOOD, foreign, "ann@example.org", true),
                arguments("host in other letters", Manners.GOOD, foreign, "ann@exämple.org", true),
                arguments("name in other letters, not allowed", Manners.GOOD, foreign, "jürgen@exämple.org", false),
                arguments("all in other letters", TAKING_UTF8, utf8, "jürgen@exämple.org", true),
                arguments("allowed, plain", TAKING_UTF8, UTF8, "ann@example.org", true),
                arguments("allowed, but not offered", Manners.GOOD, utf8, "jürgen@exämple.org", true))
                // Keycloak's own mail knows no other letters before 26.3, and not everywhere before 26.6.
                .limit(ProjectFiles.serverIsAtLeast("26.6") ? Integer.MAX_VALUE : 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void namesAndEnvelopeAreThoseOfKeycloaksOwnMail(String what, Manners manners, Map<String, String> settings,
            String address, boolean arrive) {
        mails.behave(manners);
        // Keycloak takes such a user only while it takes such addresses.
        SmtpSettings.in(realm).use(mails, UTF8);
        Person person = Person.in(server, realm, user -> user.put("email", COUNT.incrementAndGet() + address));
        person.browser().impatient();
        SmtpSettings.in(realm).use(mails, settings);

        int status = realm.admin().send("PUT", "/" + realm.name() + "/users/" + person.id() + "/execute-actions-email",
                List.of("UPDATE_PASSWORD")).statusCode();
        assertThat(status).isEqualTo(arrive ? 204 : 500);
        person.signIn();
        assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(arrive ? SeenState.SENT : SeenState.FAILED);

        List<ArrivedMail> both = mails.inbox().all();
        assertThat(both).hasSize(arrive ? 2 : 0);
        if (arrive) {
            assertThat(both.get(1).mail().hasCode()).isTrue();
            assertThat(names(both.get(1))).isEqualTo(names(both.get(0)));
            assertThat(both.get(1).headers("Auto-Submitted")).as("no out-of-office answers")
                    .containsExactly("auto-generated");
        }
    }

    private static List<String> names(ArrivedMail mail) {
        List<String> names = new ArrayList<>(List.of(mail.envelope().from(), mail.envelope().to()));
        NAMING.forEach(header -> names.add(header + ": " + mail.headers(header)));
        return names;
    }
}
