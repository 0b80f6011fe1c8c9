package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.mail.Delivery;
import io.github.onetimecode.mail.ManualTimer;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Pipelining;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.memory.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a mail server says, wherever it says it, and what follows: the tables of docs/operations.md, each cell tried
 * with a mail server that does just that, once where it takes one command after the other and once where it takes
 * several together.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MailServerAnswersTest {

    private static final Path PAGE = Path.of("docs", "operations.md");
    private static final String CONNECT = "connect";
    private static final Map<String, TryOutcome> WORDS = Map.of("sent", TryOutcome.SENT, "again", TryOutcome.TRANSIENT,
            "later", TryOutcome.DEFERRED, "put off", TryOutcome.PUT_OFF, "slower", TryOutcome.CROWDED, "final",
            TryOutcome.PERMANENT, "uncertain", TryOutcome.UNCERTAIN);
    private static final Map<String, Stage> STAGES = Map.of("greeting", Stage.GREETING, "EHLO, HELO", Stage.HELLO,
            "STARTTLS", Stage.START_TLS, "AUTH", Stage.PASSWORD, "MAIL", Stage.SENDER, "RCPT", Stage.RECIPIENT, "DATA",
            Stage.DATA, "end of DATA", Stage.END_OF_DATA);
    private static final SSLContext NEVER_USED = context();
    /** A server that answered only the command before these may not have understood several. */
    private static final Set<Stage> IN_THE_MIDDLE = Set.of(Stage.RECIPIENT, Stage.DATA);
    private static final Map<String, String> PATIENCE = Map.of("timeout", "700", "connectionTimeout", "700");

    private final MovableClock clock = new MovableClock();
    private final SmtpConnections connections = new SmtpConnections(clock, new ManualTimer());
    private final Postman postman = new Postman(clock, connections);

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void tableSaysWhatFollowsFromEachAnswer() throws IOException {
        List<List<String>> documented = table("The mail server");
        List<String> stages = documented.get(0).subList(1, documented.get(0).size());
        assertThat(stages).startsWith(CONNECT).hasSize(1 + STAGES.size()).containsAll(STAGES.keySet());
        assertThat(documented.stream().skip(1).flatMap(row -> Arrays.stream(row.get(0).split(", "))))
                .containsExactlyInAnyOrder("421", "432", "450", "451", "452", "454", "501", "530", "535", "550", "552",
                        "554", "2xx too late", "break", "silence");

        assertThat(tried(documented.stream().skip(1).map(row -> row.get(0)).toList(), stages))
                .containsExactlyElementsOf(documented.stream().skip(1).toList());
    }

    @Test
    void tableSaysWhatTheWordsMean() throws IOException {
        List<List<String>> documented = table("Word");

        assertThat(documented.stream().skip(1).map(row -> row.subList(0, 4)))
                .containsExactlyInAnyOrderElementsOf(WORDS.entrySet().stream().map(word -> List.of(word.getKey(),
                        word.getValue().mayPass() ? "yes" : "no", Delivery.of(word.getValue()).isLost() ? "no" : "yes",
                        "`" + new MailState(Delivery.of(word.getValue()), Duration.ZERO).word() + "`")).toList());
    }

    /** Words from public trackers, and what servers say that do not keep to the letter of RFC 5321. */
    static Stream<Arguments> seen() {
        return Stream.of(
                arguments("Office 365", say(Stage.END_OF_DATA, "432 4.3.2 Concurrent connections limit exceeded"),
                        "slower"),
                arguments("Amazon SES",
                        say(Stage.END_OF_DATA, "454 Throttling failure: Maximum sending rate exceeded."), "slower"),
                arguments("Gmail", leave(Stage.HELLO, "421-4.7.0 Try again later\r\n421 4.7.0 closing (EHLO)"),
                        "slower"),
                arguments("Gmail, another name",
                        leave(Stage.HELLO, "501-5.5.4 HELO/EHLO argument invalid\r\n501 5.5.4"), "final"),
                arguments("Exchange", say(Stage.SENDER, "452 4.3.1 Insufficient system resources"), "put off"),
                arguments("Exchange, over the day", leave(Stage.END_OF_DATA,
                        "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException"), "final"),
                arguments("Postfix, smtpd_client_message_rate_limit",
                        say(Stage.SENDER, "450 4.7.1 Error: too much mail from 192.0.2.1"), "put off"),
                arguments("greylisting", say(Stage.RECIPIENT, "450 4.2.0 Recipient address rejected: Greylisted"),
                        "later"),
                arguments("Postfix, of an address that it does not relay to",
                        say(Stage.RECIPIENT, "454 4.7.1 <ann@example.com>: Relay access denied"), "later"),
                arguments("Google's relay", say(Stage.DATA, "450 4.2.1 Peak SMTP relay limit exceeded"), "put off"),
                arguments("codes that contradict", say(Stage.SENDER, "451 5.7.3 STARTTLS is required to send mail"),
                        "put off"),
                arguments("contradict, the other way", say(Stage.RECIPIENT, "550 4.2.1 mailbox busy"), "final"),
                arguments("no words", say(Stage.RECIPIENT, "550"), "final"),
                arguments("no words, later", leave(Stage.END_OF_DATA, "451"), "later"),
                arguments("many lines", say(Stage.END_OF_DATA, "554-no\r\n554-no\r\n554 no"), "final"),
                arguments("taken by another word", say(Stage.END_OF_DATA, "200 got it"), "sent"),
                arguments("recipient taken by another word", say(Stage.RECIPIENT, "252 will try"), "sent"),
                arguments("no SMTP at all", say(Stage.GREETING, "HTTP/1.1 400 Bad Request"), "again"),
                arguments("gibberish at the end", say(Stage.END_OF_DATA, "queued as 7"), "uncertain"),
                arguments("gone before the greeting", leave(Stage.GREETING, "554 5.7.1 blocked"), "final"),
                arguments("an unknown number", say(Stage.END_OF_DATA, "599 no"), "final"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seen")
    void wordsThatMailServersHaveSaid(String who, Manners manners, String word) {
        assertThat(word(manners, Map.of())).isEqualTo(word);
    }

    /** The answer was read before: what breaks afterwards, at RSET or at HELO, does not take it back. */
    @ParameterizedTest
    @CsvSource({"HELLO, 421, slower", "HELLO, 454, slower", "HELLO, 550, final", "SENDER, 421, slower",
        "SENDER, 554, final", "RECIPIENT, 450, later", "RECIPIENT, 550, final", "DATA, 451, put off",
        "DATA, 554, final", "END_OF_DATA, 421, slower", "END_OF_DATA, 451, later", "END_OF_DATA, 554, final"})
    void answerOfAServerThatHangsUpAtOnceIsStillAnAnswer(Stage stage, int code, String word) {
        assertThat(word(leave(stage, code + " bye"), Map.of())).isEqualTo(word);
    }

    /** Where it should encrypt from the start. */
    static Stream<Arguments> handshakes() {
        return Stream.of(arguments("speaks in the clear", Manners.GOOD, "final"),
                arguments("has no certificate", Manners.GOOD.encrypting(NEVER_USED), "final"),
                arguments("hangs up", Manners.GOOD.hangingUp(Stage.GREETING), "again"),
                arguments("says nothing", Manners.GOOD.silent(Stage.GREETING), "again"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    void handshakeThatFailsMayPassOnlyIfItBroke(String server, Manners manners, String word) {
        assertThat(word(manners, Map.of("ssl", "true"))).isEqualTo(word);
        assertThat(word(manners, Map.of("ssl", "true", "starttls", "true"))).isEqualTo(word);
    }

    @Test
    void hostThatNobodyKnowsMayPass() {
        assertThat(wordOf(send(1, Map.of("host", "nobody.invalid")))).isEqualTo("again");
    }

    private List<List<String>> tried(List<String> what, List<String> stages) {
        // Most of them only wait.
        ExecutorService together = Executors.newFixedThreadPool(8);
        try {
            List<List<CompletableFuture<String>>> cells = what.stream().map(kinds -> stages.stream()
                    .map(stage -> CompletableFuture.supplyAsync(() -> cell(kinds, stage), together)).toList()).toList();
            return IntStream.range(0, what.size()).mapToObj(row -> Stream.concat(Stream.of(what.get(row)),
                    cells.get(row).stream().map(CompletableFuture::join)).toList()).toList();
        } finally {
            together.shutdownNow();
        }
    }

    /** One word, or all that came where it was not one. */
    private String cell(String kinds, String stage) {
        if (stage.equals(CONNECT)) {
            return cellOfTheConnection(kinds);
        }
        Map<String, String> settings = switch (STAGES.get(stage)) {
            case START_TLS -> Map.of("starttls", "true");
            case PASSWORD -> Map.of("auth", "true", "user", "mailer", "password", "right");
            default -> Map.of();
        };
        return String.join("/", Arrays.stream(kinds.split(", "))
                .map(kind -> word(kind, STAGES.get(stage), settings)).distinct().toList());
    }

    /** Where nobody can say anything yet. */
    private String cellOfTheConnection(String kind) {
        return switch (kind) {
            case "break" -> {
                try (FakeMailServer refusing = FakeMailServer.refusing()) {
                    yield wordOf(send(refusing, Map.of()));
                }
            }
            case "silence" -> {
                try (FullPort full = new FullPort()) {
                    yield wordOf(send(full.number(), Map.of()));
                }
            }
            default -> "-";
        };
    }

    private String word(String kind, Stage stage, Map<String, String> settings) {
        Manners door = switch (stage) {
            case START_TLS -> Manners.GOOD.offeringTls(NEVER_USED);
            // By 530 the mail library asks to encrypt, whether the realm does or not.
            case PASSWORD -> Manners.GOOD.asking("right").answering(Stage.START_TLS, "502 no such command");
            default -> Manners.GOOD;
        };
        return switch (kind) {
            case "break" -> word(door.hangingUp(stage), settings);
            case "silence" -> eitherWay(door.silent(stage), each -> wordOfOne(each, settings,
                    IN_THE_MIDDLE.contains(stage) && each.pipelining() == Pipelining.OFFERED ? 2 : 1));
            case "2xx too late" -> wordOfTheLate(door, stage, settings);
            default -> word(door.answering(stage, kind + " no"), settings);
        };
    }

    private static String eitherWay(Manners manners, Function<Manners, String> word) {
        String oneByOne = word.apply(manners.pipelining(Pipelining.NONE));
        String together = word.apply(manners.pipelining(Pipelining.OFFERED));
        return oneByOne.equals(together) ? oneByOne : oneByOne + " one by one, " + together + " together";
    }

    private String wordOfTheLate(Manners manners, Stage stage, Map<String, String> settings) {
        return eitherWay(manners, each -> wordOfTheLateOne(each, stage, settings));
    }

    private String wordOfTheLateOne(Manners door, Stage stage, Map<String, String> settings) {
        try (FakeMailServer mails = FakeMailServer.start(door).hold(stage)) {
            String word = wordOf(send(mails, settings));
            mails.release();
            int taken = stage == Stage.END_OF_DATA ? 1 : 0;
            Awaitility.await().until(() -> mails.inbox().all().size() == taken);
            return word;
        }
    }

    private String word(Manners manners, Map<String, String> settings) {
        return eitherWay(manners, each -> wordOfOne(each, settings, 1));
    }

    private String wordOfOne(Manners manners, Map<String, String> settings, int connections) {
        try (FakeMailServer mails = FakeMailServer.start(manners)) {
            TryOutcome outcome = send(mails, settings);
            assertThat(mails.traffic().connections()).as("connections").isEqualTo(connections);
            return wordOf(outcome);
        }
    }

    private TryOutcome send(FakeMailServer mails, Map<String, String> settings) {
        return send(mails.port(), settings);
    }

    private TryOutcome send(int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(PATIENCE);
        all.putAll(settings);
        return postman.send("realm", port, all);
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Manners say(Stage stage, String answer) {
        return Manners.GOOD.answering(stage, answer);
    }

    private static Manners leave(Stage stage, String answer) {
        return Manners.GOOD.dismissing(stage, answer);
    }

    private static String wordOf(TryOutcome outcome) {
        return WORDS.entrySet().stream().filter(word -> word.getValue() == outcome).findFirst().orElseThrow().getKey();
    }

    /** The cells of the page's table that begins with this one, its head first. */
    private static List<List<String>> table(String firstCell) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            boolean inside = line.startsWith("|") && (!rows.isEmpty() || line.startsWith("| " + firstCell + " |"));
            if (!inside && !rows.isEmpty()) {
                break;
            }
            if (inside && !line.startsWith("|---")) {
                rows.add(Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList());
            }
        }
        return rows;
    }
}
