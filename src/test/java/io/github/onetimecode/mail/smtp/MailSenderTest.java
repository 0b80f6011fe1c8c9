package io.github.onetimecode.mail.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.mail.ManualTimer;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.memory.Answers;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One try over the wire, without Keycloak around it: what comes of it, and over which connection. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MailSenderTest {

    private final MovableClock clock = new MovableClock();
    private final ManualTimer timer = new ManualTimer();
    private final SmtpConnections connections = new SmtpConnections(clock, timer);
    private final Postman postman = new Postman(clock, connections);
    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD);

    private SmtpConnections keeping = connections;

    @AfterEach
    void close() {
        connections.close();
        timer.shutdownNow();
        mails.close();
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments(Manners.GOOD, TryOutcome.SENT),
                arguments(Manners.GOOD.answering(Stage.GREETING, "421 too many"), TryOutcome.CROWDED),
                arguments(Manners.GOOD.answering(Stage.RECIPIENT, "450 not now"), TryOutcome.DEFERRED),
                arguments(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"), TryOutcome.PERMANENT),
                arguments(Manners.GOOD.hangingUp(Stage.DATA), TryOutcome.TRANSIENT),
                arguments(Manners.GOOD.hangingUp(Stage.END_OF_DATA), TryOutcome.UNCERTAIN),
                arguments(Manners.GOOD.answering(Stage.END_OF_DATA, "451 not now"), TryOutcome.DEFERRED));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void endTellsWhetherAnotherTryMayFollow(Manners manners, TryOutcome end) {
        mails.behave(manners);

        assertThat(send("a", Map.of())).isEqualTo(end);
        assertThat(mails.traffic().connections()).isOne();
        assertThat(mails.inbox().all()).hasSize(end == TryOutcome.SENT ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"GREETING, TRANSIENT", "END_OF_DATA, UNCERTAIN"})
    void silenceEndsWithTheRealmsPatience(Stage stage, TryOutcome end) {
        mails.behave(Manners.GOOD.silent(stage));

        assertThat(send("a", Map.of("timeout", "1500"))).isEqualTo(end);
    }

    @Test
    void nothingIsSaidToAServerThatDoesNotEncryptThoughItShould() {
        assertThat(send("a", Map.of("starttls", "true"))).isEqualTo(TryOutcome.PERMANENT);
        assertThat(mails.traffic().connections()).isOne();
        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
    }

    @Test
    void breakWhileAuthenticatingMayPassAndAWrongPasswordDoesNot() {
        Map<String, String> password = Map.of("auth", "true", "user", "mailer", "password", "right", "timeout", "1500");

        mails.behave(Manners.GOOD.asking("right").hangingUp(Stage.PASSWORD));
        assertThat(send("a", password)).isEqualTo(TryOutcome.TRANSIENT);
        mails.behave(Manners.GOOD.asking("right").silent(Stage.PASSWORD));
        assertThat(send("a", password)).isEqualTo(TryOutcome.TRANSIENT);
        mails.behave(Manners.GOOD.asking("another"));
        assertThat(send("a", password)).isEqualTo(TryOutcome.PERMANENT);
        mails.behave(Manners.GOOD.asking("right"));
        assertThat(send("a", password)).isEqualTo(TryOutcome.SENT);
    }

    /** Keycloak 26.7.4 throws what nobody expects, which must not look as if the mail might have arrived. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "token"})
    void settingsWithoutWhatTheirAuthenticationNeedsFail(String kind) {
        assertThat(send("a", Map.of("auth", "true", "authType", kind, "user", "mailer")))
                .isEqualTo(TryOutcome.TRANSIENT);
        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
    }

    @Test
    void nextMailOfTheRealmComesOverTheSameConnection() {
        send("a", Map.of());
        send("a", Map.of());

        assertThat(mails.inbox().all()).hasSize(2);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** RFC 3834 section 5. */
    @Test
    void mailSaysThatNobodyHasWrittenIt() {
        send("a", Map.of());

        assertThat(mails.inbox().all()).singleElement().satisfies(mail ->
                assertThat(mail.headers("Auto-Submitted")).containsExactly("auto-generated"));
    }

    @Test
    void otherRealmAndOtherSettingsGetConnectionsOfTheirOwn() {
        send("a", Map.of());
        send("b", Map.of());
        send("a", Map.of("password", "another"));
        send("a", Map.of("host", "127.0.0.1"));

        assertThat(mails.inbox().all()).hasSize(4);
        assertThat(mails.traffic().connections()).isEqualTo(4);
    }

    @Test
    void connectionIsHungUpAfterFiveSecondsWithoutAMail() {
        send("a", Map.of());
        clock.pass(Duration.ofSeconds(5));
        timer.tick();
        assertThat(mails.traffic().open()).isOne();

        clock.pass(Duration.ofMillis(1));
        timer.tick();

        awaitNobody();
        send("a", Map.of());
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    @Test
    void connectionServesForAMinuteAtMost() {
        send("a", Map.of());
        clock.pass(Duration.ofSeconds(61));

        send("a", Map.of());

        assertThat(mails.traffic().connections()).isOne();
        awaitNobody();
    }

    @Test
    void connectionTakesNinetyMailsAtMost() {
        for (int mail = 1; mail <= 91; mail++) {
            send("a", Map.of());
        }

        assertThat(mails.inbox().all()).hasSize(91);
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    /** It accepts those that follow the tenth, and delivers them when it next runs its queue. */
    @Test
    void eximGetsTenMailsOverAConnection() {
        mails.behave(Manners.GOOD.answering(Stage.HELLO, "250-relay Hello\r\n250-PIPELINING\r\n250 HELP"));
        for (int mail = 1; mail <= 21; mail++) {
            send("a", Map.of());
        }

        assertThat(mails.inbox().all()).hasSize(21);
        assertThat(mails.traffic().connections()).isEqualTo(3);
    }

    /** As Sendmail and OpenSMTPD say it. */
    @Test
    void serverThatOffersHelpAndEnhancedCodesIsNoExim() {
        mails.behave(Manners.GOOD.answering(Stage.HELLO,
                "250-relay Hello\r\n250-ENHANCEDSTATUSCODES\r\n250-PIPELINING\r\n250 HELP"));
        for (int mail = 1; mail <= 21; mail++) {
            send("a", Map.of());
        }

        assertThat(mails.traffic().connections()).isOne();
    }

    @Test
    void connectionThatWasClosedMeanwhileIsReplaced() {
        send("a", Map.of());
        mails.hold(Stage.SENDER);
        CompletableFuture<TryOutcome> second = CompletableFuture.supplyAsync(() -> send("a", Map.of()));
        await(Stage.SENDER);

        mails.behave(Manners.GOOD.hangingUp(Stage.SENDER));
        mails.hold(Stage.GREETING);
        await(Stage.GREETING);
        mails.behave(Manners.GOOD);
        mails.release();

        assertThat(second.join()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.inbox().all()).hasSize(2);
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    /** Whatever the mail before it has heard over the connection, which is not at fault. */
    @Test
    void addressThatIsNoneIsFinalAndLeavesTheConnectionToTheNextMail() {
        send("a", Map.of());

        assertThat(postman.send("a", mails.port(), Map.of(), "ann at example.com")).isEqualTo(TryOutcome.PERMANENT);
        assertThat(mails.inbox().all()).hasSize(1);
        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** Realms may share a mail server that takes two connections, and those that only wait are in the way. */
    @Test
    void connectionThatHasWaitedLongestMakesRoomAtAServerThatHasEnough() {
        mails.behave(Manners.GOOD.atMost(2, Stage.GREETING, "421 too many connections"));
        send("a", Map.of());
        clock.pass(Duration.ofSeconds(1));
        send("b", Map.of());

        assertThat(send("c", Map.of())).isEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().sentAway()).isOne();
        assertThat(send("b", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).as("that of b was kept").isEqualTo(4);
    }

    @Test
    void serverThatHasNoRoomAllTheSameIsAskedOnceMoreOnly() {
        send("a", Map.of());
        send("b", Map.of());
        mails.behave(Manners.GOOD.answering(Stage.GREETING, "421 too many connections"));

        assertThat(send("c", Map.of())).isEqualTo(TryOutcome.CROWDED);

        assertThat(mails.traffic().connections()).isEqualTo(4);
    }

    /** As for too many newcomers a minute. The connections that are open still take mails. */
    @Test
    void serverThatTakesNoNewcomersKeepsTheConnectionsItHas() {
        send("a", Map.of());
        clock.pass(Duration.ofSeconds(1));
        send("b", Map.of());
        mails.behave(Manners.GOOD.answering(Stage.GREETING, "421 too many connections"));

        assertThat(send("c", Map.of())).isEqualTo(TryOutcome.CROWDED);
        assertThat(send("c", Map.of())).isEqualTo(TryOutcome.CROWDED);
        int connections = mails.traffic().connections();

        assertThat(send("b", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).as("none anew").isEqualTo(connections);
    }

    @Test
    void roomIsMadeAgainAtAServerThatTakesNewcomersAgain() {
        send("a", Map.of());
        mails.behave(Manners.GOOD.answering(Stage.GREETING, "421 too many connections"));
        assertThat(send("b", Map.of())).isEqualTo(TryOutcome.CROWDED);
        mails.behave(Manners.GOOD.atMost(1, Stage.GREETING, "421 too many connections"));
        awaitNobody();
        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);

        assertThat(send("b", Map.of())).isEqualTo(TryOutcome.SENT);
    }

    @Test
    void connectionThatHasBecomeFreeMeanwhileIsUsedAtAServerThatHasEnough() {
        CountDownLatch taken = new CountDownLatch(1);
        Manners narrow = Manners.GOOD.atMost(1, Stage.HELLO, "421 too many connections");
        try (FakeMailServer busy = FakeMailServer.start(narrow, mail -> awaitUnchecked(taken))) {
            CompletableFuture<TryOutcome> first = CompletableFuture.supplyAsync(() ->
                    postman.send("a", busy.port(), Map.of()));
            Awaitility.await().until(() -> busy.traffic().reached(Stage.END_OF_DATA) == 1);
            busy.hold(Stage.GREETING);
            CompletableFuture<TryOutcome> second = CompletableFuture.supplyAsync(() ->
                    postman.send("a", busy.port(), Map.of()));
            Awaitility.await().until(() -> busy.traffic().reached(Stage.GREETING) == 2);
            taken.countDown();
            assertThat(first.join()).isEqualTo(TryOutcome.SENT);
            busy.release();

            assertThat(second.join()).isEqualTo(TryOutcome.SENT);
            assertThat(busy.traffic().connections()).isEqualTo(2);
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As for too many mails a second, which no connection that waits has to do with. */
    @Test
    void connectionsOfOtherRealmsStayOpenWhereAMailIsOneTooMany() {
        send("a", Map.of());
        mails.behave(Manners.GOOD.answering(Stage.END_OF_DATA, "421 Throttling failure"));
        assertThat(send("b", Map.of())).isEqualTo(TryOutcome.CROWDED);
        mails.behave(Manners.GOOD);

        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    @Test
    void connectionsToAnotherServerStayOpen() {
        send("a", Map.of());
        try (FakeMailServer crowded = FakeMailServer.start(Manners.GOOD.answering(Stage.GREETING, "421 too many"))) {
            assertThat(postman.send("b", crowded.port(), Map.of())).isEqualTo(TryOutcome.CROWDED);
        }

        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** Whoever takes it would be cut off for the mail before. */
    @Test
    void connectionIsKeptOnceItIsWatchedNoLonger() {
        List<Boolean> kept = new ArrayList<>();
        ScheduledExecutorService watching = new ScheduledThreadPoolExecutor(0) {
            @Override
            public ScheduledFuture<?> schedule(Runnable cut, long delay, TimeUnit unit) {
                return Answers.of(ScheduledFuture.class, Map.of("cancel", mayInterrupt -> {
                    kept.add(mails.inbox().all().size() == 1 && isKept());
                    return true;
                }));
            }
        };
        SmtpConnections watched = new SmtpConnections(clock, watching);
        keeping = watched;

        new Postman(clock, watched).send("a", mails.port(), Map.of());

        assertThat(kept).isNotEmpty().doesNotContain(true);
        assertThat(isKept()).isTrue();
        watching.shutdownNow();
    }

    /** The library would make a thread for each connection. */
    @Test
    void timeOfEachWriteIsLimitedByTheTimerOfAllConnections() {
        AtomicInteger limits = new AtomicInteger();
        ScheduledExecutorService counting = new ScheduledThreadPoolExecutor(0) {
            @Override
            public <V> ScheduledFuture<V> schedule(Callable<V> cut, long delay, TimeUnit unit) {
                limits.incrementAndGet();
                assertThat(unit.toSeconds(delay)).isEqualTo(10);
                return super.schedule(cut, delay, unit);
            }
        };

        assertThat(new Postman(clock, new SmtpConnections(clock, counting)).send("a", mails.port(), Map.of()))
                .isEqualTo(TryOutcome.SENT);

        assertThat(limits).as("EHLO; MAIL, RCPT and DATA; the mail").hasValue(3);
        counting.shutdownNow();
    }

    private boolean isKept() {
        Optional<SmtpConnection> waiting = keeping.take(new SmtpServer("a", Map.of("host", "localhost", "port",
                String.valueOf(mails.port()), "from", "login@example.org")));
        waiting.ifPresent(SmtpConnection::close);
        return waiting.isPresent();
    }

    @Test
    void mailThatMayHaveArrivedOverAConnectionThatHasWaitedIsNotSentAnew() {
        send("a", Map.of());
        mails.behave(Manners.GOOD.hangingUp(Stage.END_OF_DATA));

        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.UNCERTAIN);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** A byte now and then, so that no single read takes long. */
    @Test
    void serverThatKeepsUsForTooLongIsCutOff() {
        mails.behave(Manners.GOOD.speaking(Duration.ofMillis(200)));
        ScheduledExecutorService real = Executors.newSingleThreadScheduledExecutor();
        SmtpConnections impatient = new SmtpConnections(clock, real, Duration.ofMillis(900));

        assertThat(new Postman(clock, impatient).send("a", mails.port(), Map.of("timeout", "10000")))
                .isEqualTo(TryOutcome.TRANSIENT);

        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
        impatient.close();
        real.shutdownNow();
    }

    /** It has heard us, and would have to say the same again. */
    @Test
    void answerOverAConnectionThatHasWaitedIsNotAskedForAnew() {
        send("a", Map.of());

        mails.behave(Manners.GOOD.answering(Stage.SENDER, "432 4.3.2 too many"));
        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.CROWDED);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** As servers do that have waited long enough (RFC 5321 section 4.5.3.2.7): the others are SES and Stalwart. */
    @ParameterizedTest
    @CsvSource({"SENDER, 421 idle for too long", "SENDER, 451 4.4.2 Timeout waiting for data from client.",
        "DATA, 452 4.4.5 Maximum number of messages per session exceeded."})
    void goodbyeOverAConnectionThatHasWaitedIsNoRefusal(Stage stage, String goodbye) {
        send("a", Map.of());
        mails.hold(stage);
        CompletableFuture<TryOutcome> second = CompletableFuture.supplyAsync(() -> send("a", Map.of()));
        await(stage);

        mails.behave(Manners.GOOD.answering(stage, goodbye));
        mails.hold(Stage.GREETING);
        await(Stage.GREETING);
        mails.behave(Manners.GOOD);
        mails.release();

        assertThat(second.join()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    @Test
    void nothingIsKeptOnceTheServerStops() {
        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().open()).isOne();
        connections.close();
        awaitNobody();

        assertThat(send("a", Map.of())).isEqualTo(TryOutcome.SENT);
        awaitNobody();
        assertThat(mails.traffic().connections()).isEqualTo(2);
    }

    /** The second time that somebody comes as far as this. */
    private void await(Stage stage) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> mails.traffic().reached(stage) == 2);
    }

    private void awaitNobody() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> mails.traffic().open() == 0);
    }

    private TryOutcome send(String realmId, Map<String, String> others) {
        return postman.send(realmId, mails.port(), others);
    }
}
