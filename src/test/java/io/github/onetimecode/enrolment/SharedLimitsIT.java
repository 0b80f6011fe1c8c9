package io.github.onetimecode.enrolment;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Enrolment and logins spend the same failures and the same mails. */
@ServerTest
class SharedLimitsIT {

    private static final String CLIENT = "code-login";
    private static final String TOMORROW = "Too many wrong codes have been entered. Please try again tomorrow.";
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    private Enrolling enrolling;

    /** Of five failures a day three are for who has shown the password. */
    @BeforeEach
    void limits(Server server, TestRealm realm) {
        enrolling = new Enrolling(server, realm);
        enrolling.configure(Map.of("failuresPerDay", "5", "mailsPerHour", "2"));
        enrolling.flow(CLIENT, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {failuresPerDay=5; mailsPerHour=2}
                """);
    }

    @Test
    void failuresOfALoginAreThoseOfAnEnrolment() {
        Person person = enrolling.demanded();
        person.signIn(CLIENT);
        person.enterWrongCode();
        person.enterWrongCode();

        Person again = person.elsewhere();
        again.signIn();
        assertThat(again.enterWrongCode().codeError()).startsWith("This code is not correct.");

        assertThat(again.enter(again.mail(2).code()).message()).isEqualTo(TOMORROW);
        assertThat(enrolling.credentials(person)).isEmpty();
        assertThat(enrolling.errors(person, "one_time_code_limited")).singleElement()
                .satisfies(event -> assertThat(event.path("type").asText()).isEqualTo("UPDATE_CREDENTIAL_ERROR"));
        person.assertFailures(3);
    }

    @Test
    void failuresOfAnEnrolmentAreThoseOfALogin() {
        Person person = enrolling.demanded();
        person.signIn();
        for (int wrong = 1; wrong <= 3; wrong++) {
            person.enterWrongCode();
        }

        assertThat(person.elsewhere().signIn(CLIENT).message()).isEqualTo(TOMORROW);
        assertThat(person.mails()).isOne();
    }

    @Test
    void mailsAreShared() {
        Person person = enrolling.demanded();
        person.signIn(CLIENT);
        person.elsewhere().signIn();

        assertThat(person.mail(2).hasCode()).isTrue();
        assertThat(person.elsewhere().signIn().message()).isEqualTo(NO_MORE);
        assertThat(person.elsewhere().signIn(CLIENT).message()).isEqualTo(NO_MORE);
        assertThat(person.mails()).isEqualTo(2);
        person.assertFailures(0);
    }
}
