package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What the metrics endpoint tells after one login of each kind. */
@FaultyServerTest
class MetricsIT {

    private static final String CODES = "one_time_code_codes_total";
    private static final String MAILS = "one_time_code_mails_total";

    @Test
    void everyOutcomeIsCountedByRealm(Server server, TestRealm realm, Faults faults) {
        Metrics metrics = new Metrics(server);
        double confirmedInTime = metrics.sum("one_time_code_confirmation_time_seconds_count");
        // It calls somebody locked until a failure is written down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        ManyLogins.issue(realm, Map.of("mailsPerHour", "1"));
        ManyLogins.confirm(realm, Map.of("attemptsPerCode", "2"));
        try (FakeMailServer mails = FakeMailServer.start(Manners.GOOD).serve(realm)) {
            wrongThenRightThenLimited(Person.in(server, realm), mails);
            exhausted(Person.in(server, realm), mails);
            mails.behave(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"));
            SeenState.awaitEnd(ManyLogins.begin(1, server, realm).get(0).browser());
            mails.behave(Manners.GOOD.hangingUp(Stage.END_OF_DATA));
            SeenState.awaitEnd(ManyLogins.begin(1, server, realm).get(0).browser());
            mails.behave(Manners.GOOD);
            expired(Person.in(server, realm), mails, faults);
        }

        String ofRealm = "realm=\"" + realm.name() + "\"";
        Map.of("issued", 5, "confirmed", 1, "wrong", 3, "exhausted", 1, "limited", 1, "expired", 1).forEach(
                (outcome, times) -> metrics.await(times, CODES, ofRealm, "outcome=\"" + outcome + "\""));
        Map.of("sent", 3, "failed", 1, "uncertain", 1).forEach(
                (outcome, times) -> metrics.await(times, MAILS, ofRealm, "outcome=\"" + outcome + "\""));
        assertThat(metrics.sum("one_time_code_confirmation_time_seconds_count")).isEqualTo(confirmedInTime + 1);
        assertThat(metrics.sum("one_time_code_mail_queue_time_seconds_count")).isGreaterThanOrEqualTo(5);
        assertThat(metrics.sum("one_time_code_mail_delivery_time_seconds_count", "outcome=\"sent\""))
                .isGreaterThanOrEqualTo(3);
        assertThat(metrics.sum("one_time_code_mail_delivery_time_seconds_sum")).isPositive();
        metrics.await(0, "one_time_code_mail_queue_length");
        assertThat(metrics.has("one_time_code_mail_queue_length")).isTrue();
    }

    private static void wrongThenRightThenLimited(Person person, FakeMailServer mails) {
        person.signIn();
        String code = mails.inbox().await(person.address()).code();
        assertThat(person.enter(Person.wrong(code)).codeError()).isNotEmpty();
        assertThat(person.enter(code).loggedIn()).isTrue();
        assertThat(person.elsewhere().signIn().asksForCode()).as("more than one mail an hour").isFalse();
    }

    private static void exhausted(Person person, FakeMailServer mails) {
        person.signIn();
        String wrong = Person.wrong(mails.inbox().await(person.address()).code());
        person.enter(wrong);
        person.enter(wrong);
        assertThat(person.enter(wrong).asksForPassword()).isTrue();
    }

    private static void expired(Person person, FakeMailServer mails, Faults faults) {
        person.signIn();
        String code = mails.inbox().await(person.address()).code();
        faults.clock(Duration.ofSeconds(301));
        assertThat(person.enter(code).loggedIn()).isFalse();
        faults.clock(Duration.ZERO);
    }
}
