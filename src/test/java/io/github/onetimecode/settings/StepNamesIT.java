package io.github.onetimecode.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Step names tell codes of one flow apart, and source steps say what has to come before. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepNamesIT {

    private static final String MISCONFIGURED = "Signing in with a code has not been set up correctly";

    private final Server server;
    private final TestRealm realm;

    StepNamesIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @Test
    void eachConfirmStepAsksForTheCodeOfItsSourceStep() {
        bind("two codes", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=first; codeLength=7; delivery=foreground}
                REQUIRED one-time-code-issue {stepName=second; codeLength=9; delivery=foreground}
                REQUIRED one-time-code-confirm {sourceStep=first}
                REQUIRED one-time-code-confirm {sourceStep=second}
                """);
        Person person = Person.in(server, realm);
        person.signIn();
        assertThat(person.mail(1).code()).hasSize(7);
        assertThat(person.mail(2).code()).hasSize(9);

        assertThat(person.page().text()).contains("begins with " + person.mail(1).subject().substring(0, 3));
        assertThat(person.enter(person.mail(2).code()).codeError()).startsWith("The code has 7 digits.");
        assertThat(person.enter(person.mail(1).code()).asksForCode()).isTrue();
        assertThat(person.page().text()).contains("begins with " + person.mail(2).subject().substring(0, 3));
        assertThat(person.enter(person.mail(1).code()).codeError()).startsWith("The code has 9 digits.");
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void sameNameTwiceInAFlowIsRefused() {
        bind("same name", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=twice}
                REQUIRED one-time-code-confirm
                REQUIRED one-time-code-issue {stepName=twice}
                REQUIRED one-time-code-confirm
                """);

        assertRefused(Person.in(server, realm), MISCONFIGURED, "one_time_code_misconfigured");
    }

    @Test
    void sourceStepOfConfirmThatNobodyIsNamedIsRefused() {
        bind("unknown source", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {stepName=known}
                REQUIRED one-time-code-confirm {sourceStep=unknown}
                """);

        assertRefused(Person.in(server, realm), MISCONFIGURED, "one_time_code_misconfigured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-username-password-form", "source known proof"})
    void sourceStepThatSucceededLetsTheCodeBeMade(String source) {
        realm.flows().define("source known", """
                REQUIRED proof:
                  REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {sourceStep=%s}
                REQUIRED one-time-code-confirm
                """.formatted(source));
        try {
            realm.flows().bindBrowser("source known");
            Person person = Person.in(server, realm);
            assertThat(person.signIn().asksForCode()).as(person.page().toString()).isTrue();
            assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        } finally {
            realm.flows().bindBrowser("password and mailed code");
            realm.delete("/authentication/flows/" + realm.flows().id("source known"));
        }
    }

    @Test
    void sourceStepThatHasNotSucceededIsRefused() {
        bind("source later", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {sourceStep=auth-otp-form}
                REQUIRED one-time-code-confirm
                REQUIRED auth-otp-form
                """);

        assertRefused(Person.in(server, realm), "An earlier step has not been completed.", "one_time_code_source_step");
        assertThat(server.log()).contains("its source step 'auth-otp-form' has not succeeded in this login");
    }

    @Test
    void sourceStepThatIsNotInTheFlowIsRefused() {
        bind("source missing", """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {sourceStep=nowhere}
                REQUIRED one-time-code-confirm
                """);

        assertRefused(Person.in(server, realm), MISCONFIGURED, "one_time_code_misconfigured");
    }

    private void bind(String alias, String flow) {
        realm.flows().define(alias, flow);
        realm.flows().bindBrowser(alias);
    }

    private void assertRefused(Person person, String text, String error) {
        Page page = person.signIn();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).contains(text);
        assertThat(realm.events().await("LOGIN_ERROR", event -> person.id().equals(event.path("userId").asText()))
                .path("error").asText()).isEqualTo(error);
        assertThat(person.mails()).isZero();
        assertThat(person.sessions()).isZero();
        person.assertFailures(0);
    }
}
