package io.github.onetimecode.delivery;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A server whose administrator has put other providers in the place of Keycloak's own, for mails and for pages. */
@ServerTest
class OtherMailProvidersIT {

    private static final String SENT = "[sent by another provider]";
    private static final String MARK = "x-shown-by";
    private static final String WRITTEN = "[written by another provider]";

    private static KeycloakServer server;

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD);

    @BeforeAll
    static void start() {
        server = KeycloakServer.plan().name("other-mail-providers").jar(ProjectFiles.faultyStoreJar())
                .buildOption("--spi-email-sender--marking--enabled=true")
                .buildOption("--spi-email-template--marking--enabled=true")
                .buildOption("--spi-login--marking--enabled=true")
                .option("--spi-one-time-code-courier--default--pause-millis=200").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        mails.close();
    }

    @Test
    void otherSenderIsUsedInTheBackground() {
        TestRealm realm = ManyLogins.realm(server, "other-sender", mails.hold(Stage.END_OF_DATA));
        Person person = ManyLogins.begin(1, server, realm).get(0);
        assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.SENDING);

        mails.release();

        Mail mail = mails.inbox().await(person.address());
        assertThat(mail.subject()).endsWith(SENT).doesNotContain(WRITTEN);
        assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(SeenState.SENT);
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @Test
    void otherSenderIsAskedAgainAfterAFailureThatMayPass() {
        mails.behave(Manners.GOOD.answering(Stage.RECIPIENT, "450 not now"));
        TestRealm realm = ManyLogins.realm(server, "other-sender-that-fails", mails);

        Person person = ManyLogins.begin(1, server, realm).get(0);

        assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(SeenState.FAILED);
        assertThat(mails.traffic().reached(Stage.RECIPIENT)).isEqualTo(3);
        assertThat(realm.events().awaitError("email_send_failed").path("details").path("one_time_code_tries").asText())
                .isEqualTo("3");
    }

    @Test
    void otherTemplatesAreUsedInTheForeground() {
        TestRealm realm = ManyLogins.realm(server, "other-templates", mails);
        realm.change(settings -> settings.withObject("attributes").put("otherTemplates", "true"));

        Person person = ManyLogins.begin(1, server, realm).get(0);

        assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.SENT);
        Mail mail = mails.inbox().to(person.address()).get(0).mail();
        assertThat(mail.subject()).contains(WRITTEN);
        assertThat(realm.events().of("SEND_VERIFY_EMAIL")).hasSize(1);
        assertThat(person.enter(mail.code()).loggedIn()).isTrue();
    }

    @Test
    void failureOfOtherTemplatesIsOnThePageAtOnce() {
        mails.behave(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"));
        TestRealm realm = ManyLogins.realm(server, "other-templates-that-fail", mails);
        realm.change(settings -> settings.withObject("attributes").put("otherTemplates", "true"));

        Person person = ManyLogins.begin(1, server, realm).get(0);

        assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.FAILED);
        assertThat(realm.events().withError("email_send_failed")).hasSize(1);
    }

    /** As of one that knows no template of this name. Whether a mail has left cannot be told. */
    @Test
    void otherTemplatesThatBreakDoNotBreakTheLogin() {
        TestRealm realm = ManyLogins.realm(server, "other-templates-that-break", mails);
        realm.change(settings -> settings.withObject("attributes").put("otherTemplates", "true")
                .put("otherTemplatesFail", "true"));

        Person person = ManyLogins.begin(1, server, realm).get(0);

        assertThat(SeenState.shownOn(person.page())).isEqualTo(SeenState.FAILED);
        assertThat(realm.events().withError("email_send_failed")).hasSize(1);
    }

    /** Where nobody has put other ones in their place, our pages keep what Keycloak makes of the theme for each. */
    @Test
    void otherFormsAreUsedAndShowWhatKeycloaksOwnDo(Server keycloaks, TestRealm copied) {
        Page other = ManyLogins.begin(1, server, ManyLogins.realm(server, "other-forms", mails)).get(0).page();
        Person.in(keycloaks, copied).signIn();
        Page own = Person.in(keycloaks, copied).signIn();

        assertThat(other.headers()).containsKey(MARK);
        assertThat(own.headers()).doesNotContainKey(MARK);
        assertThat(elements(own)).hasSizeGreaterThan(40).isEqualTo(elements(other));
    }

    /** Without what differs from login to login: addresses, names and times. */
    private static List<String> elements(Page page) {
        return page.html().getAllElements().stream().filter(element -> !element.hasAttr("hidden"))
                .map(element -> element.tagName() + " " + element.id() + " " + element.className() + " "
                        + element.attr("href").replaceAll(".*/(resources|realms)/[^/]+|\\?.*", "")).toList();
    }
}
