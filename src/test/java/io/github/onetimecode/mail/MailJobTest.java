package io.github.onetimecode.mail;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.limits.MailCost;
import io.github.onetimecode.limits.MailLimits;
import io.github.onetimecode.mail.smtp.RenderedMail;
import io.github.onetimecode.mail.smtp.TryOutcome;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When a mail is tried again, and when it has come to its end. Nobody is there to write the end down. */
final class MailJobTest {

    private final MovableClock clock = new MovableClock();
    private final SampleMails samples = new SampleMails(clock);
    private final AtomicInteger ends = new AtomicInteger();

    @Test
    void whatMayPassIsTriedThreeTimesAfterPausesThatGrow() {
        MailJob job = job("ABC");

        assertThat(job.count(TryOutcome.TRANSIENT).orElseThrow())
                .isBetween(Duration.ofMillis(1_200), Duration.ofMillis(1_800));
        assertThat(job.count(TryOutcome.CROWDED).orElseThrow())
                .isBetween(Duration.ofMillis(3_600), Duration.ofMillis(5_400));
        assertThat(ends).hasValue(0);
        assertThat(job.count(TryOutcome.TRANSIENT)).isEmpty();
        assertThat(ends).hasValue(1);
    }

    @Test
    void mailsThatFailTogetherDoNotComeBackTogether() {
        Set<Duration> pauses = new HashSet<>();
        for (int mail = 0; mail < 40; mail++) {
            pauses.add(job("A" + mail).count(TryOutcome.TRANSIENT).orElseThrow());
        }

        assertThat(pauses).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "PERMANENT", "UNCERTAIN"})
    void whatIsSettledIsNotTriedAgain(TryOutcome outcome) {
        MailJob job = job("ABC");

        assertThat(job.count(outcome)).isEmpty();
        job.giveUp();

        assertThat(ends).as("written down once").hasValue(1);
    }

    @Test
    void noTryBeginsAfterTheCodeHasExpired() {
        MailJob job = job("ABC");
        clock.pass(SampleMails.LIFETIME.minusSeconds(1));
        assertThat(job.count(TryOutcome.TRANSIENT)).as("the pause is longer than the rest").isEmpty();

        clock.pass(Duration.ofSeconds(1));
        assertThat(job("DEF").count(TryOutcome.TRANSIENT)).as("a new code").isPresent();
        assertThat(job.attempt()).as("sent by nobody").isEqualTo(TryOutcome.PERMANENT);
    }

    @Test
    void mailThatNobodyIsSendingFailsWhenItIsGivenUp() {
        job("ABC").giveUp();

        assertThat(ends).hasValue(1);
    }

    @Test
    void mailThatWasGivenUpIsNotTriedAnyMore() {
        MailJob job = job("ABC");
        job.giveUp();

        assertThat(job.count(TryOutcome.TRANSIENT)).as("no pause").isEmpty();
        assertThat(job.attempt()).as("sent by nobody").isEqualTo(TryOutcome.PERMANENT);
        assertThat(ends).hasValue(1);
    }

    /** Its request hands it over before it sends the page, and may have needed some time until then. */
    @Test
    void mailLetsThePageThatItFollowsGoFirst() throws InterruptedException {
        MailJob job = job("ABC");
        clock.pass(Duration.ofSeconds(1));
        job.letPageGoFirst();
        AtomicReference<TryOutcome> outcome = new AtomicReference<>();
        Thread thread = new Thread(() -> outcome.set(job.attempt()));
        thread.start();
        clock.pass(Duration.ofMillis(4));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(outcome).hasNullValue();

        clock.pass(Duration.ofMillis(1));

        thread.join(5_000);
        assertThat(outcome).hasValue(TryOutcome.TRANSIENT);
    }

    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mailDoesNotWaitForAClockThatWasSetBack() {
        MailJob job = job("ABC");
        job.letPageGoFirst();
        clock.pass(Duration.ofMillis(-1));

        assertThat(job.attempt()).isEqualTo(TryOutcome.TRANSIENT);
    }

    @Test
    void mailServerIsThatOfTheRealm() {
        assertThat(job("ABC").mailServer()).isEqualTo("mail.example.org:587");
    }

    /** As where the realm cannot be read: nobody has said a word. */
    @Test
    void whatFailsBeforeTheMailServerIsAskedMayPass() {
        assertThat(job("ABC").attempt()).isEqualTo(TryOutcome.TRANSIENT);
    }

    private MailJob job(String reference) {
        BackgroundSessions sessions = new BackgroundSessions(Answers.of(KeycloakSessionFactory.class, Map.of(
                "create", nothing -> {
                    ends.incrementAndGet();
                    throw new IllegalStateException("no server");
                })));
        RealmModel realm = Answers.of(RealmModel.class, Map.of("getId", nothing -> "realm",
                "getSmtpConfig", nothing -> Map.of("host", "mail.example.org", "port", "587")));
        MailCost payment = new MailCost(new MailLimits(1, 1), List.of(), Optional.empty(), clock.instant());
        CourierOptions options = new CourierOptions(1, 1, 1, 3, Duration.ofMillis(1_500), Duration.ZERO);
        return new MailJob(new CourierParts(sessions, null, null, options, new MailMeters(() -> 0), clock), realm,
                new RenderedMail("user", "ann@example.com", "Code", "text", "html", reference),
                samples.order(payment));
    }
}
