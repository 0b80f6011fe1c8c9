package io.github.onetimecode.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.mail.ManualTimer;
import io.github.onetimecode.mailserver.ArrivedMail;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Pipelining;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that are sent together, to servers that offer it and to those that do not (RFC 2920). */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PipeliningTest {

    private static final Manners OFFERING = Manners.GOOD.pipelining(Pipelining.OFFERED);
    private static final Manners ONE_BY_ONE = Manners.GOOD.pipelining(Pipelining.NONE);

    private final MovableClock clock = new MovableClock();
    private final ManualTimer timer = new ManualTimer();
    private final SmtpConnections connections = new SmtpConnections(clock, timer);
    private final Postman postman = new Postman(clock, connections);
    private final FakeMailServer mails = FakeMailServer.start(OFFERING);

    @AfterEach
    void close() {
        connections.close();
        timer.shutdownNow();
        mails.close();
    }

    /** RCPT and DATA. */
    @Test
    void commandsBeforeAMailComeTogetherIfTheServerOffersIt() {
        assertThat(send()).isEqualTo(TryOutcome.SENT);
        assertThat(send()).isEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().early()).isEqualTo(2 * 2);
        assertThat(mails.traffic().connections()).isOne();
    }

    @Test
    void commandsComeOneByOneIfTheServerDoesNotOfferIt() {
        mails.behave(ONE_BY_ONE);

        assertThat(send()).isEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().early()).isZero();
    }

    @Test
    void mailAndEnvelopeAreTheSameEitherWay() {
        send(Map.of("envelopeFrom", "bounces@example.org"));
        mails.behave(ONE_BY_ONE);
        // Another setting, and so another connection.
        send(Map.of("envelopeFrom", "bounces@example.org", "fromDisplayName", ""));

        ArrivedMail together = mails.inbox().all().get(0);
        ArrivedMail oneByOne = mails.inbox().all().get(1);
        assertThat(together.envelope()).isEqualTo(oneByOne.envelope());
        assertThat(together.envelope().from()).isEqualTo("<bounces@example.org>");
        assertThat(lines(together)).isEqualTo(lines(oneByOne)).hasSizeGreaterThan(15);
    }

    /** Without the lines that no two mails share. */
    private static List<String> lines(ArrivedMail mail) {
        return new String(mail.raw(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.startsWith("Message-ID:") && !line.startsWith("Date:")).toList();
    }

    /** The library knows how it is spelled, and when. */
    @Test
    void addressWithOtherLettersComesAlone() {
        mails.behave(OFFERING.takingUtf8());

        assertThat(postman.send("a", mails.port(), Map.of("allowutf8", "true"), "jürgen@example.com"))
                .isEqualTo(TryOutcome.SENT);
        assertThat(send(Map.of("allowutf8", "true", "envelopeFrom", "jürgen@example.com")))
                .isEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().early()).isZero();
        assertThat(mails.inbox().all().get(0).envelope().to()).isEqualTo("<jürgen@example.com>");
        assertThat(mails.inbox().all().get(1).envelope().from()).isEqualTo("<jürgen@example.com> SMTPUTF8");
    }

    /** Whatever a realm stores as the sender is no command. */
    @Test
    void senderOfSeveralLinesIsNotSent() {
        assertThat(send(Map.of("envelopeFrom", "a@example.com>\r\nRCPT TO:<eve@example.com")))
                .isNotEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().reached(Stage.RECIPIENT)).isZero();
        assertThat(mails.inbox().all()).isEmpty();
    }

    /** The text of a mail is never sent after a refusal, whatever the server says to DATA. */
    @ParameterizedTest
    @CsvSource({"SENDER, 451 not now, PUT_OFF", "SENDER, 550 never, PERMANENT", "SENDER, 432 too many, CROWDED",
        "RECIPIENT, 450 not now, DEFERRED", "RECIPIENT, 550 nobody, PERMANENT", "RECIPIENT, 454 not you, DEFERRED",
        "SENDER, 354 what?, TRANSIENT", "RECIPIENT, 354 what?, TRANSIENT"})
    void refusalOfSenderOrRecipientDecides(Stage stage, String answer, TryOutcome outcome) {
        mails.behave(OFFERING.answering(stage, answer));
        assertThat(send()).isEqualTo(outcome);
        assertThat(mails.traffic().reached(Stage.DATA)).isZero();
        assertThat(mails.inbox().all()).isEmpty();

        mails.behave(OFFERING.pipelining(Pipelining.CARELESS).answering(stage, answer));
        assertThat(send(Map.of("timeout", "5000"))).isEqualTo(outcome);
        if (stage == Stage.RECIPIENT && outcome != TryOutcome.TRANSIENT) {
            Awaitility.await().untilAsserted(() -> assertThat(mails.inbox().all()).singleElement()
                    .satisfies(mail -> assertThat(mail.raw()).as("ended by a lone dot").isEmpty()));
        } else {
            assertThat(mails.inbox().all()).as("somebody would get an empty mail").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"451 not now, PUT_OFF", "554 never, PERMANENT", "421 bye, CROWDED", "250 thanks, TRANSIENT"})
    void refusalOfDataDecides(String answer, TryOutcome outcome) {
        mails.behave(OFFERING.answering(Stage.DATA, answer));

        assertThat(send()).isEqualTo(outcome);
        assertThat(mails.inbox().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SENDER, 200 fine", "SENDER, 251 fine", "RECIPIENT, 200 fine", "RECIPIENT, 252 will try",
        "END_OF_DATA, 200 got it"})
    void anySuccessWillDo(Stage stage, String answer) {
        mails.behave(OFFERING.answering(stage, answer));

        assertThat(send()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().early()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"SENDER", "RECIPIENT", "DATA"})
    void breakBeforeTheMailIsNoArrivalAndOneAfterItMayBe(Stage stage) {
        mails.behave(OFFERING.hangingUp(stage));
        assertThat(send()).isEqualTo(TryOutcome.TRANSIENT);
        mails.behave(OFFERING.hangingUp(Stage.END_OF_DATA));
        assertThat(send()).isEqualTo(TryOutcome.UNCERTAIN);

        assertThat(mails.inbox().all()).isEmpty();
    }

    /** RFC 5321 section 3.8: it closes the connection, and answers nothing else. */
    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"SENDER", "RECIPIENT", "DATA"})
    void goodbyeIsAnAnswer(Stage stage) {
        mails.behave(OFFERING.answering(stage, "421 4.3.2 closing"));

        assertThat(send()).isEqualTo(TryOutcome.CROWDED);
        assertThat(mails.traffic().connections()).isOne();
    }

    /** As servers do that have waited long enough. */
    @ParameterizedTest
    @CsvSource({"421 idle for too long", "''"})
    void connectionThatWasClosedMeanwhileIsReplaced(String goodbye) {
        send();
        mails.hold(Stage.SENDER);
        CompletableFuture<TryOutcome> second = CompletableFuture.supplyAsync(this::send);
        await(Stage.SENDER);

        mails.behave(goodbye.isEmpty() ? OFFERING.hangingUp(Stage.SENDER)
                : OFFERING.answering(Stage.SENDER, goodbye));
        mails.hold(Stage.GREETING);
        await(Stage.GREETING);
        mails.behave(OFFERING);
        mails.release();

        assertThat(second.join()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.inbox().all()).hasSize(2);
        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.traffic().early()).as("one ended at MAIL").isEqualTo(2 + 1 + 2);
    }

    private void await(Stage stage) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> mails.traffic().reached(stage) == 2);
    }

    /** Nothing of the mail itself was sent by then. */
    @ParameterizedTest
    @EnumSource(value = Pipelining.class, names = {"HARD_OF_HEARING", "SAYS_500", "SAYS_502", "SAYS_503"})
    void serverThatDoesNotUnderstandThemTogetherGetsThemOneByOneImmediatelyAndForAnHour(Pipelining misleading) {
        mails.behave(Manners.GOOD.pipelining(misleading));
        assertThat(send(Map.of("timeout", "1500"))).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.inbox().all()).hasSize(1);

        assertThat(send(Map.of("timeout", "1500"))).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.traffic().early()).as("of the first mail").isEqualTo(1);

        mails.behave(OFFERING);
        clock.pass(Duration.ofMinutes(60).plusMillis(1));
        timer.tick();
        assertThat(send(Map.of("timeout", "1500"))).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().early()).isEqualTo(1 + 2);
    }

    /** It understood them together a moment ago. Each further try with them may take as long as the realm's timeout. */
    @ParameterizedTest
    @EnumSource(value = Pipelining.class, names = {"HARD_OF_HEARING", "SAYS_503"})
    void serverThatNoLongerUnderstandsThemGetsThemOneByOneImmediately(Pipelining misleading) {
        send(Map.of("timeout", "1500"));
        mails.behave(Manners.GOOD.pipelining(misleading));

        assertThat(send(Map.of("timeout", "1500"))).isEqualTo(TryOutcome.SENT);

        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.inbox().all()).hasSize(2);
    }

    /** They would send them together, each to wait as long. */
    @Test
    void otherConnectionsThatWaitForAMailAreClosedThen() {
        mails.hold(Stage.SENDER);
        List<CompletableFuture<TryOutcome>> two = List.of(CompletableFuture.supplyAsync(this::send),
                CompletableFuture.supplyAsync(this::send));
        await(Stage.SENDER);
        mails.release();
        two.forEach(CompletableFuture::join);
        assertThat(mails.traffic().open()).isEqualTo(2);
        mails.behave(Manners.GOOD.pipelining(Pipelining.SAYS_503));

        assertThat(send()).isEqualTo(TryOutcome.SENT);

        Awaitility.await().untilAsserted(() -> assertThat(mails.traffic().open()).isOne());
        assertThat(send()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().connections()).isEqualTo(3);
    }

    /** As where somebody must log in first. */
    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"SENDER", "RECIPIENT", "DATA"})
    void errorInASingleCommandIsFinal(Stage stage) {
        mails.behave(OFFERING.answering(stage, "503 5.5.1 not now"));

        assertThat(send()).isEqualTo(TryOutcome.PERMANENT);

        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.traffic().reached(stage)).isEqualTo(2);
        assertThat(mails.inbox().all()).isEmpty();
    }

    /** It does not answer a single command either, and another try would take as long. */
    @Test
    void serverThatDoesNotEvenAnswerTheFirstIsNotAskedAgainImmediately() {
        mails.behave(OFFERING.silent(Stage.SENDER));

        assertThat(send(Map.of("timeout", "700"))).isEqualTo(TryOutcome.TRANSIENT);

        assertThat(mails.traffic().connections()).isOne();
    }

    /** It understands them, and says so. */
    @Test
    void serverThatRefusesGetsThemTogetherTheNextTime() {
        mails.behave(OFFERING.answering(Stage.RECIPIENT, "450 not now"));
        send();
        mails.behave(OFFERING);

        assertThat(send()).isEqualTo(TryOutcome.SENT);
        assertThat(mails.traffic().early()).isEqualTo(2 * 2);
    }

    private TryOutcome send() {
        return send(Map.of());
    }

    private TryOutcome send(Map<String, String> others) {
        return postman.send("a", mails.port(), others);
    }
}
