package io.github.onetimecode.journey;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What the event log tells of a login with a code, and what it keeps to itself. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginEventsIT {

    private final Server server;
    private final TestRealm realm;

    LoginEventsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.flows().configure("password and mailed code", "one-time-code-issue", Map.of("stepName", "second-factor"));
    }

    @Test
    void mailThatWasSentIsAnEventThatNamesStepClientAndReference() {
        Person person = Person.in(server, realm);
        person.signIn();

        JsonNode sent = await(person, "SEND_VERIFY_EMAIL");

        assertDetails(sent, reference(person));
        assertThat(sent.has("error")).isFalse();
        assertThat(sent.path("clientId").asText()).isEqualTo("one-time-code-demo");
    }

    @Test
    void loginIsOneEventWithTheSameDetails() {
        Person person = Person.in(server, realm);
        person.signIn();
        person.enter(person.mail().code());

        assertDetails(await(person, "LOGIN"), reference(person));
        assertThat(typesOf(person)).containsExactly("SEND_VERIFY_EMAIL", "LOGIN");
    }

    @Test
    void wrongCodeIsAnEventAndAFailedCredential() {
        Person person = Person.in(server, realm);
        person.signIn();
        person.enterWrongCode();

        JsonNode wrong = await(person, "LOGIN_ERROR");

        assertThat(wrong.path("error").asText()).isEqualTo("invalid_user_credentials");
        assertDetails(wrong, reference(person));
        Awaitility.await().until(() -> person.failures() == 1);
        assertThat(typesOf(person)).containsExactly("SEND_VERIFY_EMAIL", "LOGIN_ERROR");
    }

    @Test
    void noEventHoldsTheCodeOrTheAddress() {
        Person person = Person.in(server, realm);
        person.signIn();
        person.enterWrongCode();
        person.enter(person.mail().code());
        await(person, "LOGIN");

        String code = person.mail().code();
        assertThat(of(person)).hasSize(3).allSatisfy(event -> assertThat(event.toString())
                .doesNotContain(code, Person.wrong(code), person.address(), "***"));
    }

    @Test
    void noLineOfTheLogHoldsTheCodeOrTheAddress() {
        Person person = Person.in(server, realm);
        person.signIn();
        person.enterWrongCode();
        person.enter(person.mail().code());
        await(person, "LOGIN");

        String code = person.mail().code();
        assertThat(server.log()).contains(person.id()).doesNotContain(code, Person.wrong(code), person.address());
    }

    private static void assertDetails(JsonNode event, String reference) {
        JsonNode details = event.path("details");
        assertThat(details.path("one_time_code_step").asText()).isEqualTo("second-factor");
        assertThat(details.path("one_time_code_client").asText()).isEqualTo("one-time-code-demo");
        assertThat(details.path("one_time_code_reference").asText()).isEqualTo(reference);
        assertThat(details.has("one_time_code_user")).isFalse();
    }

    private static String reference(Person person) {
        return person.mail().subject().substring(0, 3);
    }

    private JsonNode await(Person person, String type) {
        return realm.events().await(type, event -> person.id().equals(event.path("userId").asText()));
    }

    private List<JsonNode> of(Person person) {
        String id = person.id();
        return realm.events().all().stream().filter(event -> id.equals(event.path("userId").asText())).toList();
    }

    private List<String> typesOf(Person person) {
        return of(person).stream().map(event -> event.path("type").asText()).toList();
    }
}
