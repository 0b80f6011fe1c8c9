package io.github.onetimecode.enrolment;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The address changes after it was proven: the factor neither serves nor vanishes until the new one is proven. */
@OnEveryVersion
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedAddressIT {

    private static final String ONE_OF_TWO = "one-of-two";
    private static final String APP_FIRST = "app-first";
    private static final String BY_NAME = "by-name";
    private static final String ALONE = "alone";
    private static final String CONDITIONAL = "conditional";
    private static final String CHANGED = "because your e-mail address has changed since you set up codes by e-mail";

    private final Server server;
    private final TestRealm realm;
    private final Mailbox mailbox;
    private final Enrolling enrolling;

    ChangedAddressIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.mailbox = server.mailbox();
        this.enrolling = new Enrolling(server, realm);
        enrolling.flow(ONE_OF_TWO, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
        enrolling.flow(APP_FIRST, """
                REQUIRED auth-username-password-form
                REQUIRED second:
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE one-time-code-enrolled
                """);
        enrolling.flow(BY_NAME, """
                REQUIRED auth-username-form
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE auth-otp-form
                """);
        enrolling.flow(ALONE, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
        enrolling.flow(CONDITIONAL, """
                REQUIRED auth-username-password-form
                CONDITIONAL second:
                  REQUIRED conditional-user-configured
                  REQUIRED one-time-code-enrolled
                """);
    }

    @Test
    void stepRefusesAndNothingCounts() {
        Person person = enrolling.enrolled();
        String changed = change(person);

        Page page = person.signIn(ALONE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).contains(CHANGED);
        assertThat(page.asksForCode()).isFalse();
        JsonNode event = enrolling.event(person, "LOGIN_ERROR");
        assertThat(event.path("error").asText()).isEqualTo("one_time_code_address_changed");
        assertThat(event.at("/details/one_time_code_step").asText()).isEqualTo("one-time-code");
        assertThat(mailbox.count(changed)).isZero();
        assertThat(person.mails()).isOne();
        person.assertFailures(0);
        assertThat(person.sessions()).isZero();
    }

    @Test
    void factorDoesNotVanishFromACondition() {
        Person person = enrolling.enrolled();
        change(person);
        assertThat(person.signIn(CONDITIONAL).message()).contains(CHANGED);

        realm.users().change(person.name(), user -> user.put("email", ""));
        assertThat(person.elsewhere().signIn(CONDITIONAL).message()).contains("no e-mail address is known");
        assertThat(person.sessions()).isZero();
    }

    @Test
    void anotherCaseIsTheSameAddress() {
        Person person = enrolling.enrolled();
        realm.users().change(person.name(), user -> user.put("email", person.address().toUpperCase(Locale.ROOT)));

        assertThat(person.signIn(ALONE).asksForCode()).isTrue();
    }

    @Test
    void addressThatComesBackIsStillProven() {
        Person person = enrolling.enrolled();
        change(person);
        enrolling.changeAddress(person, person.address());

        assertThat(person.signIn(ALONE).asksForCode()).isTrue();
    }

    /** Keycloak gives no token as long as the request has a required action. */
    @Test
    void directGrantGoesOnWithTheOtherFactor() {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.CREDENTIALS + """
                REQUIRED second:
                  ALTERNATIVE one-time-code-enrolled
                  ALTERNATIVE direct-grant-validate-otp
                """);
        Person person = enrolling.enrolled(Enrolling::withApp);
        String enrolled = enrolling.credentials(person).get(0).path("id").asText();
        realm.post("/users/" + person.id() + "/credentials/" + enrolled + "/moveToFirst", Map.of());
        change(person);

        assertThat(application.request(person.name(), Map.of("otp", BobsApp.code()))).matches(GrantReply::hasToken);
    }

    @Test
    void addressThatChangesWhileThePageIsShownLetsNobodyIn() {
        Person person = enrolling.enrolled();
        person.signIn(ALONE);
        String code = person.mail(2).code();
        change(person);

        assertThat(person.enter(code).message()).contains(CHANGED);
        assertThat(person.browser().reload().message()).contains(CHANGED);
        person.assertFailures(0);
        assertThat(person.sessions()).isZero();
    }

    @Test
    void stepStepsAsideAndTheNewAddressIsProvenAfterTheOtherFactor() {
        Person person = withBoth();
        String changed = change(person);

        assertThat(person.signIn(ONE_OF_TWO).asksForTotp()).as(person.page().toString()).isTrue();
        Page offer = person.browser().submitTotp(BobsApp.code());

        assertThat(offer.loggedIn()).isFalse();
        assertThat(offer.text()).contains("Your e-mail address has changed", "c***");
        assertThat(mailbox.count(changed)).isZero();
        Page page = person.browser().submit(Map.of("one_time_code_send", "true"));
        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(person.browser().reload().asksForCode()).isTrue();
        assertThat(mailbox.count(changed)).isOne();
        assertThat(person.browser().submitCode(mailbox.await(changed).code()).loggedIn()).isTrue();

        assertThat(enrolling.credentials(person)).hasSize(1);
        assertThat(Enrolling.afterLogin(() -> person.elsewhere().signIn(ALONE)).asksForCode()).isTrue();
        assertThat(mailbox.await(changed, 2).hasCode()).isTrue();
    }

    /** Keycloak runs the preferred factor in the place of the first, and has none left afterwards. */
    @Test
    void preferredStepBehindTheOtherFactorLeadsToItByALink() {
        Person person = withBoth();
        String changed = change(person);

        Page page = person.signIn(APP_FIRST);

        assertThat(page.message()).contains(CHANGED);
        assertThat(person.browser().tryAnotherWay().choices()).hasSize(2);
        assertThat(person.browser().select("Authenticator Application").asksForTotp()).isTrue();
        assertThat(person.browser().submitTotp(BobsApp.code()).text()).contains("Your e-mail address has changed");
        assertThat(mailbox.count(changed)).isZero();
    }

    /** The tab keeps what it is asked to do, and could take it along to where a mailbox is all that is asked for. */
    @Test
    void nameAloneLeavesNoOfferBehind() {
        Person person = withBoth();
        String changed = change(person);
        person.browser().open(BY_NAME);
        assertThat(person.browser().submit(Map.of("username", person.name())).asksForTotp())
                .as(person.page().toString()).isTrue();

        assertThat(person.browser().submitTotp(BobsApp.code()).loggedIn()).as(person.page().toString()).isTrue();
        assertThat(mailbox.count(changed)).isZero();
    }

    @Test
    void offerIsPutOff() {
        Person person = withBoth();
        String changed = change(person);
        person.signIn(ONE_OF_TWO);
        person.browser().submitTotp(BobsApp.code());

        assertThat(person.browser().submit(Map.of("one_time_code_later", "true")).loggedIn()).isTrue();

        assertThat(mailbox.count(changed)).isZero();
        person.assertFailures(0);
        assertThat(Enrolling.afterLogin(() -> person.elsewhere().signIn(ALONE)).message()).contains(CHANGED);
    }

    @Test
    void offerLetsNobodyInWhoHasBeenDisabled() {
        Person person = withBoth();
        change(person);
        person.signIn(ONE_OF_TWO);
        person.browser().submitTotp(BobsApp.code());
        realm.users().change(person.name(), user -> user.put("enabled", false));

        Page page = person.browser().submit(Map.of("one_time_code_later", "true"));

        assertThat(page.loggedIn()).as(page.toString()).isFalse();
        assertThat(page.message()).contains("This account cannot be used.");
        assertThat(person.sessions()).isZero();
    }

    @Test
    void demandIsNotPutOff() {
        Person person = enrolling.demanded();
        person.signIn();

        assertThat(person.browser().submit(Map.of("one_time_code_later", "true")).loggedIn()).isFalse();
        assertThat(person.sessions()).isZero();
    }

    /** Somebody who is asked for the code before the app. */
    private Person withBoth() {
        Person person = enrolling.enrolled(Enrolling::withApp);
        realm.post("/users/" + person.id() + "/credentials/" + enrolling.credentials(person).get(0).path("id").asText()
                + "/moveToFirst", null);
        return person;
    }

    private String change(Person person) {
        String changed = "changed-" + person.address();
        enrolling.changeAddress(person, changed);
        return changed;
    }
}
