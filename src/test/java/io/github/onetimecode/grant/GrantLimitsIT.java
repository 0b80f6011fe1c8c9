package io.github.onetimecode.grant;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Direct grants spend what logins spend, and fail closed as they do. */
@FaultyServerTest
class GrantLimitsIT {

    private static final int ATTEMPTS_PER_CODE = 5;
    /** Three fifths of 25: eight digits, after a password. */
    private static final int FAILURES_A_DAY = 15;

    private NativeApplication application;
    private Person person;

    @BeforeEach
    void atOneRealm(Server server, TestRealm realm) {
        // Keycloak's own lock would end most of what is tried here; our limits have to hold without it.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        application = NativeApplication.in(server, realm, NativeApplication.CREDENTIALS + """
                REQUIRED one-time-code-issue {mailsPerHour=4}
                REQUIRED one-time-code-confirm
                """);
        person = Person.in(server, realm);
    }

    private static void refuses(GrantReply reply, String description) {
        assertThat(reply).matches(it -> it.refuses(description), description);
    }

    @Test
    void resendSendsTheSameCodeAtItsPaceAndWithinTheUsersMails(Faults faults) {
        refuses(application.resend(person.name()), "one_time_code_required");
        String code = person.mail(1).code();
        refuses(application.resend(person.name()), "one_time_code_resend_too_early");
        assertThat(faults.won("next-mail:")).singleElement().matches(claim -> claim.lifespanSeconds() == 30);

        for (int mail = 2; mail <= 4; mail++) {
            faults.expire("next-mail");
            refuses(application.resend(person.name()), "one_time_code_required");
            assertThat(person.mail(mail).code()).isEqualTo(code);
        }

        faults.expire("next-mail");
        refuses(application.resend(person.name()), "one_time_code_resend_limited");
        assertThat(faults.won("payment:proven:")).hasSize(4);
        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
        refuses(application.ask(person.name()), "one_time_code_limited");
        assertThat(person.mails()).isEqualTo(4);
    }

    @Test
    void resendThatIsSwitchedOffIsRefused(TestRealm realm, Faults faults) {
        realm.flows().configure(application.name(), "one-time-code-confirm", Map.of("resend", "false"));
        refuses(application.ask(person.name()), "one_time_code_required");
        person.mail();
        realm.events().await("SEND_VERIFY_EMAIL", event -> event.path("clientId").asText().equals(application.name()));
        faults.expire("next-mail");

        refuses(application.resend(person.name()), "one_time_code_resend_off");
        assertThat(person.mails()).isOne();
    }

    @Test
    void fiveWrongCodesEndACodeAndAnotherMustBeAskedFor(TestRealm realm) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail().code();
        for (int wrong = 0; wrong < ATTEMPTS_PER_CODE; wrong++) {
            refuses(application.enter(person.name(), Person.wrong(code)), "one_time_code_wrong");
        }

        refuses(application.enter(person.name(), code), "one_time_code_exhausted");
        assertThat(realm.events().awaitError("one_time_code_exhausted").path("userId").asText()).isEqualTo(person.id());

        refuses(application.ask(person.name()), "one_time_code_required");
        assertThat(person.mail(2).code()).isNotEqualTo(code);
        refuses(application.enter(person.name(), code), "one_time_code_wrong");
        assertThat(application.enter(person.name(), person.mail(2).code())).matches(GrantReply::hasToken);
    }

    @Test
    void wrongCodesOfADayComeFromTheProvenPurse(TestRealm realm, Faults faults) {
        for (int code = 1; code <= FAILURES_A_DAY / ATTEMPTS_PER_CODE; code++) {
            refuses(application.ask(person.name()), "one_time_code_required");
            for (int wrong = 0; wrong < ATTEMPTS_PER_CODE; wrong++) {
                refuses(application.enter(person.name(), Person.wrong(person.mail(code).code())),
                        "one_time_code_wrong");
            }
        }

        refuses(application.ask(person.name()), "one_time_code_limited");
        assertThat(faults.won("failure:proven:")).hasSize(FAILURES_A_DAY);
        assertThat(faults.won("failure:unproven:")).isEmpty();
        assertThat(person.signIn().message())
                .isEqualTo("Too many wrong codes have been entered. Please try again tomorrow.");
        assertThat(realm.events().awaitError("one_time_code_limited").path("userId").asText()).isEqualTo(person.id());
    }

    @Test
    void rightCodeIsNotComparedOnceTheUsersDayIsUsedUp() {
        NativeApplication other = application.another();
        refuses(other.ask(person.name()), "one_time_code_required");
        String right = person.mail(1).code();
        for (int code = 2; code <= 1 + FAILURES_A_DAY / ATTEMPTS_PER_CODE; code++) {
            refuses(application.ask(person.name()), "one_time_code_required");
            for (int wrong = 0; wrong < ATTEMPTS_PER_CODE; wrong++) {
                refuses(application.enter(person.name(), Person.wrong(person.mail(code).code())),
                        "one_time_code_wrong");
            }
        }

        refuses(other.enter(person.name(), right), "one_time_code_limited");
        assertThat(person.sessions()).isZero();
    }

    @Test
    void withoutAPasswordStepItIsTheUnprovenPurse(Server server, TestRealm realm, Faults faults) {
        NativeApplication byName = NativeApplication.in(server, realm, """
                REQUIRED direct-grant-validate-username
                REQUIRED one-time-code
                """);
        refuses(byName.ask(person.name()), "one_time_code_required");

        refuses(byName.enter(person.name(), Person.wrong(person.mail().code())), "one_time_code_wrong");

        assertThat(faults.won("failure:unproven:")).hasSize(1);
        assertThat(faults.won("payment:unproven:")).hasSize(1);
        assertThat(faults.won(":proven:")).isEmpty();
    }

    @Test
    void codeThatHasExpiredIsSaidToHaveAndTheNextRequestMailsAnother(TestRealm realm, Faults faults) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail(1).code();
        faults.clock(Duration.ofSeconds(300));

        refuses(application.enter(person.name(), code), "one_time_code_expired");
        assertThat(realm.events().awaitError("expired_code").path("userId").asText()).isEqualTo(person.id());
        assertThat(faults.won("attempt:")).isEmpty();

        refuses(application.ask(person.name()), "one_time_code_required");
        assertThat(person.mail(2).code()).isNotEqualTo(code);
        assertThat(application.enter(person.name(), person.mail(2).code())).matches(GrantReply::hasToken);
    }

    @Test
    void nothingButAWrongCodeCounts(TestRealm realm, Faults faults) {
        realm.change(settings -> settings.put("bruteForceProtected", true));
        refuses(application.enter(person.name(), "12345678"), "one_time_code_missing_challenge");
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail(1).code();
        refuses(application.enter(person.name(), ""), "one_time_code_required");
        refuses(application.resend(person.name()), "one_time_code_resend_too_early");
        faults.clock(Duration.ofSeconds(300));
        refuses(application.enter(person.name(), code), "one_time_code_expired");
        refuses(application.ask(person.name()), "one_time_code_required");
        String second = person.mail(2).code();
        faults.fail("putIfAbsent .*attempt:");
        refuses(application.enter(person.name(), second), "one_time_code_unavailable");
        faults.fail("no such call");
        for (int wrong = 1; wrong <= ATTEMPTS_PER_CODE; wrong++) {
            refuses(application.enter(person.name(), Person.wrong(second)), "one_time_code_wrong");
            Counted.awaitFailures(person, wrong);
        }
        refuses(application.enter(person.name(), second), "one_time_code_exhausted");

        person.assertFailures(ATTEMPTS_PER_CODE);
    }

    @Test
    void addressThatChangesMeanwhileEndsTheCode(TestRealm realm) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail(1).code();
        realm.users().change(person.name(), user -> user.put("email", "other-" + person.address()));

        refuses(application.enter(person.name(), code), "one_time_code_expired");

        refuses(application.ask(person.name()), "one_time_code_required");
        String other = realm.mailbox().await("other-" + person.address()).code();
        assertThat(application.enter(person.name(), other)).matches(GrantReply::hasToken);
    }

    @Test
    void userWithoutAnAddressGetsNoToken(Server server, TestRealm realm) {
        Person nobody = Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified")));

        refuses(application.ask(nobody.name()), "invalid_email");
        refuses(application.enter(nobody.name(), "12345678"), "invalid_email");
    }

    @Test
    void lockedUserGetsNoToken(TestRealm realm) {
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = person.mail().code();
        realm.change(settings -> settings.put("bruteForceProtected", true).put("failureFactor", 2));
        for (int wrong = 1; wrong <= 2; wrong++) {
            refuses(application.enter(person.name(), Person.wrong(code)), "one_time_code_wrong");
            Counted.awaitFailures(person, wrong);
        }

        // Keycloak's own step refuses first.
        refuses(application.enter(person.name(), code), "Invalid user credentials");
        realm.users().forgetFailures(person.name());
        realm.users().enable(person.name(), false);
        refuses(application.enter(person.name(), code), "Account disabled");
        realm.users().enable(person.name(), true);

        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
    }

    @Test
    void approverWhoIsLockedOrDisabledEndsItInJson(Server server, TestRealm realm) {
        Person approver = Person.in(server, realm);
        realm.flows().configure(application.name(), "one-time-code-issue", Map.of("user", approver.name()));
        refuses(application.ask(person.name()), "one_time_code_required");
        String code = approver.mail().code();

        realm.change(settings -> settings.put("bruteForceProtected", true).put("failureFactor", 1));
        approver.browser().open();
        approver.browser().submitPassword(approver.name(), "not this one");
        Counted.awaitFailures(approver, 1);
        refuses(application.enter(person.name(), code), "user_temporarily_disabled");
        realm.users().forgetFailures(approver.name());
        realm.users().enable(approver.name(), false);
        refuses(application.enter(person.name(), code), "one_time_code_misconfigured");
        realm.users().enable(approver.name(), true);

        assertThat(application.enter(person.name(), code)).matches(GrantReply::hasToken);
        assertThat(person.mails()).isZero();
    }
}
