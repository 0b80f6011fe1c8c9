package io.github.onetimecode.enrolment;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** An administrator demands that somebody enrols. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemandedEnrolmentIT {

    private static final Pattern LINK = Pattern.compile("http\\S+/action-token\\S+");

    private final TestRealm realm;
    private final Enrolling enrolling;

    DemandedEnrolmentIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
    }

    @Test
    void codeProvesTheMailboxBeforeThereIsACredential() {
        Person person = enrolling.demanded();
        Instant before = Instant.now();

        Page page = person.signIn();

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text()).contains("Please confirm your e-mail address with a code.", "@e***e.com");
        assertThat(page.has("#one-time-code-cancel")).isFalse();
        assertThat(page.has("#one-time-code-later")).isFalse();
        assertThat(enrolling.credentials(person)).isEmpty();
        assertThat(person.sessions()).isZero();

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        assertThat(enrolling.credentials(person)).singleElement().satisfies(credential -> {
            assertThat(credential.path("userLabel").asText()).matches("p\\*\\*\\*\\d@e\\*\\*\\*e\\.com");
            assertThat(Instant.ofEpochMilli(credential.path("createdDate").asLong())).isBetween(before, Instant.now());
            assertThat(credential.path("credentialData").asText()).contains("digest")
                    .doesNotContain(person.name(), "@");
        });
        assertThat(realm.users().get(person.name()).path("requiredActions")).isEmpty();
    }

    @Test
    void enrolmentIsAnEventOfItsOwn() {
        Person person = enrolling.demanded();
        person.signIn();
        person.enter(person.mail().code());

        JsonNode event = enrolling.event(person, "UPDATE_CREDENTIAL");
        assertThat(event.hasNonNull("error")).isFalse();
        assertThat(event.at("/details/credential_type").asText()).isEqualTo("one-time-code");
        assertThat(event.at("/details/one_time_code_step").asText()).isEqualTo(Enrolling.ACTION);
        assertThat(event.at("/details/one_time_code_reference").asText()).hasSize(3);
        assertThat(event.at("/details/one_time_code_client").asText()).isEqualTo(LoginBrowser.CLIENT);
        assertThat(enrolling.event(person, "SEND_VERIFY_EMAIL").at("/details/one_time_code_step").asText())
                .isEqualTo(Enrolling.ACTION);
    }

    @Test
    void reloadSendsNoSecondMailAndResendWaits() {
        Person person = enrolling.demanded();
        person.signIn();

        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(person.browser().language("de").text()).contains("Bitte bestätigen Sie Ihre E-Mail-Adresse");
        assertThat(person.browser().resend().asksForCode()).isTrue();
        assertThat(person.page().codeError()).isNotEmpty();

        assertThat(person.mails()).isOne();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void wrongCodeCountsAndRightOneStillEnrols() {
        Person person = enrolling.demanded();
        person.signIn();

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.failures()).isOne();
        JsonNode event = enrolling.event(person, "UPDATE_CREDENTIAL_ERROR");
        assertThat(event.path("error").asText()).isEqualTo("invalid_user_credentials");
        assertThat(event.at("/details/one_time_code_step").asText()).isEqualTo(Enrolling.ACTION);
        assertThat(enrolling.credentials(person)).isEmpty();

        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(enrolling.credentials(person)).hasSize(1);
        Awaitility.await("success").atMost(Duration.ofSeconds(10)).until(() -> person.failures() == 0);
    }

    @Test
    void emptyFieldCountsForNothing() {
        Person person = enrolling.demanded();
        person.signIn();

        assertThat(person.enter("").codeError()).isEqualTo("Please enter the code.");
        assertThat(person.browser().submit(Map.of()).asksForCode()).isTrue();
        person.assertFailures(0);
    }

    @Test
    void withoutAttemptsTheLoginStartsAgain() {
        Person person = enrolling.demanded();
        person.signIn();
        for (int wrong = 1; wrong <= 5; wrong++) {
            person.enterWrongCode();
        }

        Page page = person.enter(person.mail().code());
        assertThat(page.message())
                .isEqualTo("Too many wrong codes have been entered. This code can no longer be used.");
        assertThat(page.loggedIn()).isFalse();
        assertThat(person.browser().reload().asksForCode()).isFalse();
        assertThat(person.mails()).isOne();

        assertThat(person.browser().restart().asksForPassword()).as(person.page().toString()).isTrue();
        person.browser().submitPassword(person.name());
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    /**
     * As in the admin console under "Credential reset". It is a demand and no offer, though the user does not have it.
     */
    @Test
    void administratorSendsTheActionByMail() {
        Person person = enrolling.person();
        realm.put("/users/" + person.id() + "/execute-actions-email", List.of(Enrolling.ACTION));
        Matcher link = LINK.matcher(person.mail().text());
        assertThat(link.find()).isTrue();

        Page info = person.browser().go(URI.create(link.group()));
        assertThat(person.mail().text()).contains("One-time code by e-mail").doesNotContain("requiredAction");
        assertThat(info.text()).contains("One-time code by e-mail").doesNotContain("requiredAction");
        Page page = person.browser().go(URI.create(info.html().selectFirst("#kc-info-message a").absUrl("href")));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(enrolling.credentials(person)).isEmpty();
        assertThat(person.enter(person.mail(2).code()).status()).isEqualTo(200);
        assertThat(enrolling.credentials(person)).hasSize(1);
    }

    @Test
    void codeOfOneTabIsNoneOfAnother() {
        Person person = enrolling.demanded();
        person.signIn();
        Person tab = person.elsewhere();
        tab.signIn();

        assertThat(tab.enter(person.mail().code()).codeError()).startsWith("This code is not correct");
        assertThat(tab.enter(person.mail(2).code()).loggedIn()).isTrue();
    }
}
