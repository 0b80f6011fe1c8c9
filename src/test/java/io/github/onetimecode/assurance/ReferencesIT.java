package io.github.onetimecode.assurance;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static io.github.onetimecode.assurance.SteppedFlow.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

/** Keycloak's "Authenticator Reference" of our steps comes out as {@code amr}, beside our own settings. */
@OnEveryVersion
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferencesIT {

    private static final String LASTING = "default.reference.value=mailed; default.reference.maxAge=600";

    private final Server server;
    private final TestRealm realm;

    ReferencesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        for (SteppedFlow flow : SteppedFlow.values()) {
            flow.define(realm, LASTING + "; attemptsPerCode=3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void codeAddsItsReferenceAndOurSettingsHold(SteppedFlow flow) {
        Person person = Person.in(server, realm);
        person.signIn(flow.client(), GOLD);

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 2.");
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();

        assertThat(Tokens.of(person.browser()).amr()).containsExactly("mailed", "pwd");
    }

    @ParameterizedTest
    @EnumSource
    void loginWithoutTheCodeHasNoReferenceUntilItIsSteppedUp(SteppedFlow flow) {
        Person person = Person.in(server, realm);
        person.signIn(flow.client());
        assertThat(Tokens.of(person.browser()).amr()).containsExactly("pwd");

        // Until it has written the first login down, Keycloak 26.7 takes the user for locked.
        Awaitility.await().until(() -> person.browser().open(flow.client(), GOLD).asksForCode());
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();

        assertThat(Tokens.of(person.browser()).amr()).containsExactly("mailed", "pwd");
    }

    @ParameterizedTest
    @EnumSource
    void referenceIsInRenewedTokensUntilItsMaximumAge(SteppedFlow flow, Faults faults) {
        Person person = Person.in(server, realm);
        person.signIn(flow.client(), GOLD);
        person.enter(person.mail().code());
        Tokens first = Tokens.of(person.browser());

        faults.clock(Duration.ofSeconds(590));
        Tokens second = first.renewed(person.browser());
        assertThat(second.amr()).containsExactly("mailed", "pwd");

        faults.clock(Duration.ofSeconds(610));
        assertThat(second.renewed(person.browser()).amr()).containsExactly("pwd");
    }

    /** Keycloak's default is 0, which lasts for the second in which the code was entered. */
    @Test
    void referenceWithoutAMaximumAgeIsGoneFromTheNextTokens(Faults faults) {
        Person person = loggedIn("without-age", "default.reference.value=mailed");
        Tokens first = Tokens.of(person.browser());

        faults.clock(Duration.ofSeconds(5));

        assertThat(first.renewed(person.browser()).amr()).isEmpty();
    }

    /** What the admin console stores where nobody fills them in. */
    @Test
    void emptyReferenceIsNone() {
        Person person = loggedIn("empty", "default.reference.value=; default.reference.maxAge=");

        assertThat(Tokens.of(person.browser()).amr()).isEmpty();
    }

    /** Keycloak 26.7 hides what no step declares as a setting; written back, it is kept. 26.2 shows it. */
    @Test
    void referenceOutlivesASettingThatIsChangedBesideIt(Faults faults) {
        Person person = loggedIn("changed", "attemptsPerCode=4; default.reference.value=mailed");
        String config = "/authentication/config/" + realm.flows().execution("changed", "one-time-code")
                .path("authenticationConfig").asText();
        assertThat(realm.get(config).at("/config/default.reference.value").asText())
                .isIn("**********", "mailed");

        realm.change(config, known -> known.withObject("config").put("attemptsPerCode", "3")
                .put("default.reference.maxAge", "600"));

        faults.clock(Duration.ofSeconds(5));
        assertThat(Tokens.of(person.browser()).amr()).containsExactly("mailed");
        Person next = Person.in(server, realm);
        next.signIn("changed");
        assertThat(next.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 2.");
    }

    private Person loggedIn(String client, String settings) {
        realm.flows().define(client, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {%s}
                """.formatted(settings));
        SteppedFlow.addClient(realm, client);
        Person person = Person.in(server, realm);
        person.signIn(client);
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();
        return person;
    }
}
