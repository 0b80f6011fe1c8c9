package io.github.onetimecode.languages;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.stores.Directory;
import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Each mail in each language, and the page that asks for its code: every text is there and filled in. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMailIT {

    private static final String REALM = "One-time code demo";
    private static final String CODE = "code";
    private static final String APPROVED = "approved";
    private static final String TITLE = "oneTimeCodeTitle";
    private static final String CHECK_MAIL = "oneTimeCodeCheckMail";

    private final Server server;
    private final TestRealm realm;
    private final ServiceApplication shop;

    EveryMailIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Enrolling enrolling = new Enrolling(server, realm);
        Spoken.supportAll(realm);
        realm.attribute("manager", false);
        enrolling.flow(CODE, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code
                """);
        enrolling.flow(APPROVED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {user=${user.attributes.manager}}
                REQUIRED one-time-code-confirm
                """);
    }

    static List<String> languages() {
        return MessageFile.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void codeIsMailedAskedForAndTaken(String language) {
        Spoken spoken = Spoken.of(language);
        Person person = Person.in(server, realm, user -> speak(user, language));

        Page page = person.signIn(CODE);

        Mail mail = person.mail();
        spoken.assertMailed(mail, spoken.filled("oneTimeCodeMailSubject", reference(mail), REALM),
                spoken.filled("oneTimeCodeMailCode", mail.code()), spoken.filled("oneTimeCodeMailClient", CODE),
                spoken.filled("oneTimeCodeMailMinutes", 5), spoken.filled("oneTimeCodeMailNever", REALM),
                spoken.filled("oneTimeCodeMailUnexpected"), spoken.filled("oneTimeCodeMailReference", reference(mail)));
        spoken.assertShown(page, CHECK_MAIL, spoken.filled("oneTimeCodeFor", CODE), spoken.filled("oneTimeCodeLabel")
                + " (" + spoken.filled("oneTimeCodeDigits", 8) + ")", spoken.filled("oneTimeCodeMinutesLeft", 5),
                spoken.filled("oneTimeCodeReference", reference(mail)));
        spoken.assertShown(person.browser().resend(), CHECK_MAIL, spoken.around("oneTimeCodeResendTooEarly"));
        spoken.assertShown(person.enter("1234567"), CHECK_MAIL, spoken.filled("oneTimeCodeOtherLength", 8, 7));
        spoken.assertShown(person.enterWrongCode(), CHECK_MAIL, spoken.filled("oneTimeCodeWrong", 4));
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void approverIsAsked(String language) {
        Spoken spoken = Spoken.of(language);
        Person manager = Person.in(server, realm, user -> speak(user, language));
        Person asker = Person.in(server, realm, user -> {
            speak(user, language);
            user.withObject("attributes").withArray("manager").add(manager.name());
        });

        spoken.assertShown(asker.signIn(APPROVED), TITLE, spoken.filled("oneTimeCodeSendingToApprover"));

        Mail mail = manager.mail();
        spoken.assertMailed(mail, spoken.filled("oneTimeCodeMailApproverSubject", reference(mail), REALM),
                spoken.filled("oneTimeCodeMailApproverCode", mail.code()),
                spoken.filled("oneTimeCodeMailApproverWho", asker.name(), APPROVED),
                spoken.filled("oneTimeCodeMailApproverOnly", asker.name()),
                spoken.filled("oneTimeCodeMailApproverNever", REALM),
                spoken.filled("oneTimeCodeMailApproverUnexpected"),
                spoken.filled("oneTimeCodeMailApproverReference", reference(mail)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void applicationHasSomethingConfirmed(String language) {
        Spoken spoken = Spoken.of(language);
        Person person = Person.in(server, realm, user -> speak(user, language));

        shop.issue(Map.of("user", person.name(), "purpose", "49.90 EUR"));

        Mail mail = person.mail();
        spoken.assertMailed(mail, spoken.filled("oneTimeCodeMailSubject", reference(mail), REALM),
                spoken.filled("oneTimeCodeMailCode", mail.code()),
                spoken.filled("oneTimeCodeMailPurpose", "Shop " + shop.name(), "49.90 EUR"));
    }

    @Test
    void passwordIsKeptElsewhere() {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        try (Directory directory = Directory.start()) {
            directory.bind(realm, Map.of("trustEmail", "true"));
            for (String language : languages()) {
                Spoken spoken = Spoken.of(language);
                Person person = Person.newTo(server, realm);
                directory.add(person.name());
                Page page = person.browser().open(LoginBrowser.CLIENT, "ui_locales=" + language);
                person.browser().go(URI.create(page.html().selectFirst("a[href*=reset-credentials]").absUrl("href")));

                spoken.assertShown(person.browser().submit(Map.of("username", person.name())), CHECK_MAIL);

                Mail mail = person.mail();
                spoken.assertMailed(mail, spoken.filled("oneTimeCodeMailNoneSubject", reference(mail), REALM),
                        spoken.filled("oneTimeCodeMailNoneWhy", REALM), spoken.filled("oneTimeCodeMailNoneHelp"),
                        spoken.filled("oneTimeCodeMailNoneUnexpected"),
                        spoken.filled("oneTimeCodeMailNoneReference", reference(mail)));
            }
        }
        // Keycloak 26.4 creates no user in a realm whose directory does not answer.
        realm.components("org.keycloak.storage.UserStorageProvider")
                .forEach(component -> realm.delete("/components/" + component.path("id").asText()));
    }

    private static void speak(ObjectNode user, String language) {
        user.withObject("attributes").withArray("locale").add(language);
    }

    private static String reference(Mail mail) {
        return mail.subject().substring(0, 3);
    }
}
