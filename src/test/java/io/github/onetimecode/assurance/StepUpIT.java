package io.github.onetimecode.assurance;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static io.github.onetimecode.assurance.SteppedFlow.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

/** An application asks for a level of authentication ({@code acr_values}) that takes a mailed code. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepUpIT {

    private final Server server;
    private final TestRealm realm;

    StepUpIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        for (SteppedFlow flow : SteppedFlow.values()) {
            flow.define(realm, "attemptsPerCode=2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstLoginIsOfTheLowerLevelAndSendsNoMail(SteppedFlow flow) {
        Person person = Person.in(server, realm);

        assertThat(person.signIn(flow.client()).loggedIn()).as(person.page().toString()).isTrue();

        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("silver");
        assertThat(person.mails()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void firstLoginOfTheHigherLevelTakesPasswordAndCode(SteppedFlow flow) {
        Person person = Person.in(server, realm);

        assertThat(person.signIn(flow.client(), GOLD).asksForCode()).as(person.page().toString()).isTrue();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();

        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("gold");
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void stepUpTakesTheCodeAlone(SteppedFlow flow) {
        Person person = atSilver(flow);

        Page page = stepUp(person, flow);

        assertThat(page.asksForPassword()).isFalse();
        // Shown to those alone who have proven who they are: the session does.
        assertThat(page.text()).contains("@e***e.com");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("gold");
        assertThat(person.mails()).isOne();
        assertThat(person.sessions()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void levelIsUsedAgainWithinItsMaximumAge(SteppedFlow flow, Faults faults) {
        Person person = atGold(flow);
        faults.clock(Duration.ofSeconds(SteppedFlow.MAX_AGE_SECONDS - 20));

        assertThat(person.browser().open(flow.client(), GOLD).loggedIn()).as(person.page().toString()).isTrue();

        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("gold");
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void levelTakesANewCodeAfterItsMaximumAge(SteppedFlow flow, Faults faults) {
        Person person = atGold(flow);
        String used = person.mail().code();
        faults.clock(Duration.ofSeconds(SteppedFlow.MAX_AGE_SECONDS + 20));

        assertThat(person.browser().open(flow.client()).loggedIn()).as(person.page().toString()).isTrue();
        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("silver");
        assertThat(stepUp(person, flow).asksForCode()).isTrue();

        assertThat(person.enter(used).codeError()).startsWith("This code is not correct.");
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("gold");
        assertThat(person.mails()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void wrongCodeRaisesNothingAndIsCounted(SteppedFlow flow) {
        Person person = atSilver(flow);
        stepUp(person, flow);

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 1.");

        assertThat(person.failures()).isOne();
        assertThat(errorOf(person)).isEqualTo("invalid_user_credentials");
        Person elsewhere = person.tab();
        assertThat(elsewhere.browser().open(flow.client()).loggedIn()).isTrue();
        assertThat(Tokens.of(elsewhere.browser()).acr()).isEqualTo("silver");
    }

    /** The first step is the cookie, which is still good for the lower level: what starts again is the code. */
    @ParameterizedTest
    @EnumSource
    void afterTheLastAttemptThereIsANewCode(SteppedFlow flow) {
        Person person = atSilver(flow);
        stepUp(person, flow);
        String dead = person.mail().code();
        person.enterWrongCode();
        person.enterWrongCode();

        Page page = person.enter(dead);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.message()).contains("Too many wrong codes have been entered.");
        assertThat(errorOf(person)).isEqualTo("one_time_code_exhausted");
        assertThat(person.enter(dead).codeError()).isEqualTo("This code is not correct. Attempts left: 1.");
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("gold");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoAddressStaysAtTheLowerLevel(SteppedFlow flow) {
        Person person = Person.in(server, realm, user -> user.remove("email"));
        assertThat(person.signIn(flow.client()).loggedIn()).isTrue();

        Awaitility.await().until(() -> person.browser().open(flow.client(), GOLD).message()
                .contains("no e-mail address is known for your account"));
        assertThat(errorOf(person)).isEqualTo("invalid_email");
        assertThat(person.browser().open(flow.client()).loggedIn()).isTrue();
        assertThat(Tokens.of(person.browser()).acr()).isEqualTo("silver");
    }

    private Person atSilver(SteppedFlow flow) {
        Person person = Person.in(server, realm);
        assertThat(person.signIn(flow.client()).loggedIn()).as(person.page().toString()).isTrue();
        return person;
    }

    private Person atGold(SteppedFlow flow) {
        Person person = Person.in(server, realm);
        person.signIn(flow.client(), GOLD);
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();
        return person;
    }

    /** Until it has written the login before down, Keycloak 26.7 takes the user for locked. */
    private static Page stepUp(Person person, SteppedFlow flow) {
        Awaitility.await().until(() -> person.browser().open(flow.client(), GOLD).asksForCode());
        return person.page();
    }

    private String errorOf(Person person) {
        String id = person.id();
        JsonNode event = realm.events().await("LOGIN_ERROR", known -> id.equals(known.path("userId").asText()));
        return event.path("error").asText();
    }
}
