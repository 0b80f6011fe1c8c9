package io.github.onetimecode.enrolment;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
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

/** An application, such as the account console, asks for the action on the user's behalf. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitiatedEnrolmentIT {

    private static final String INITIATE = "kc_action=" + Enrolling.ACTION;

    private final Enrolling enrolling;

    InitiatedEnrolmentIT(Server server, TestRealm realm) {
        this.enrolling = new Enrolling(server, realm);
    }

    @Test
    void personEnrolsInALogin() {
        Person person = enrolling.person();

        Page page = person.signIn(LoginBrowser.CLIENT, INITIATE);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text("#one-time-code-cancel")).isEqualTo("Cancel");
        Page done = person.enter(person.mail().code());
        assertThat(done.loggedIn()).isTrue();
        assertThat(done.parameter("kc_action_status")).contains("success");
        assertThat(enrolling.credentials(person)).hasSize(1);
    }

    @Test
    void personWhoIsLoggedInEnrols() {
        Person person = enrolling.person();
        assertThat(person.signIn().loggedIn()).isTrue();

        assertThat(Enrolling.afterLogin(() -> person.browser().open(LoginBrowser.CLIENT, INITIATE)).asksForCode())
                .isTrue();
        person.browser().reload();
        assertThat(person.mails()).isOne();
        assertThat(person.enterWrongCode().codeError()).startsWith("This code is not correct.");
        assertThat(person.failures()).isOne();
        assertThat(person.enter(person.mail().code()).parameter("kc_action_status")).contains("success");
        assertThat(enrolling.credentials(person)).hasSize(1);
    }

    @Test
    void cancelLeavesNothing() {
        Person person = enrolling.person();
        person.signIn(LoginBrowser.CLIENT, INITIATE);

        Page page = person.browser().submit(Map.of("cancel-aia", "true"));

        assertThat(page.loggedIn()).isTrue();
        assertThat(page.parameter("kc_action_status")).contains("cancelled");
        assertThat(enrolling.credentials(person)).isEmpty();
        person.assertFailures(0);
    }

    @Test
    void refusalCanBeLeftAsWell() {
        Person person = enrolling.person(user -> user.put("emailVerified", false));
        assertThat(person.signIn(LoginBrowser.CLIENT, INITIATE).message()).contains("has not been verified");
        assertThat(person.page().has("#reset-login")).isFalse();

        Page page = person.browser().submit(Map.of("cancel-aia", "true"));

        assertThat(page.parameter("kc_action_status")).contains("cancelled");
        assertThat(page.loggedIn()).isTrue();
    }

    @Test
    void whoEnrolsTwiceHasOneCredentialOfALaterDate() {
        Person person = enrolling.enrolled();
        JsonNode first = enrolling.credentials(person).get(0);

        person.signIn(LoginBrowser.CLIENT, INITIATE);
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();

        assertThat(enrolling.credentials(person)).singleElement().satisfies(second -> {
            assertThat(second.path("id")).isEqualTo(first.path("id"));
            assertThat(second.path("createdDate").asLong()).isGreaterThan(first.path("createdDate").asLong());
            assertThat(second.path("credentialData")).isNotEqualTo(first.path("credentialData"));
        });
    }
}
