package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.Map;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.MailCertificate;

/** A mail server that misbehaves, and what that is to lead to. */
enum Fault {
    REFUSES_THE_CONNECTION(Manners.GOOD, Stage.GREETING, 0, End.FAILED, 3),
    NEVER_SPEAKS(Manners.GOOD.silent(Stage.GREETING), Stage.GREETING, 3, End.FAILED, 3),
    SPEAKS_ONE_BYTE_A_SECOND(Manners.GOOD.speaking(Duration.ofSeconds(1)), Stage.GREETING, 3, End.FAILED, 3),
    /** Slow, but never so slow that one waits for a byte longer than the realm's patience. */
    SPEAKS_TEN_BYTES_A_SECOND(Manners.GOOD.speaking(Duration.ofMillis(100)), Stage.END_OF_DATA, 1, End.SENT, 1),
    HANGS_UP_BEFORE_DATA(Manners.GOOD.hangingUp(Stage.DATA), Stage.DATA, 3, End.FAILED, 3),
    HANGS_UP_AFTER_DATA(Manners.GOOD.hangingUp(Stage.END_OF_DATA), Stage.END_OF_DATA, 1, End.UNCERTAIN, 1),
    NEVER_ANSWERS_TO_DATA(Manners.GOOD.silent(Stage.END_OF_DATA), Stage.END_OF_DATA, 1, End.UNCERTAIN, 1),
    SAYS_421(Manners.GOOD.answering(Stage.GREETING, "421 come back later"), Stage.GREETING, 3, End.FAILED, 3),
    SAYS_450(Manners.GOOD.answering(Stage.RECIPIENT, "450 not now"), Stage.RECIPIENT, 3, End.FAILED, 3),
    SAYS_550(Manners.GOOD.answering(Stage.RECIPIENT, "550 nobody here"), Stage.RECIPIENT, 1, End.FAILED, 1),
    SAYS_552(Manners.GOOD.answering(Stage.END_OF_DATA, "552 too much"), Stage.END_OF_DATA, 1, End.FAILED, 1),
    SAYS_554_AND_HANGS_UP(Manners.GOOD.dismissing(Stage.END_OF_DATA, "554 not this"), Stage.END_OF_DATA, 1,
            End.FAILED, 1),
    SAYS_454_AT_THE_END(Manners.GOOD.answering(Stage.END_OF_DATA, "454 slower"), Stage.END_OF_DATA, 3, End.FAILED, 3),
    SAYS_501_TO_THE_NAME(Manners.GOOD.answering(Stage.HELLO, "501 no such host"), Stage.GREETING, 1, End.FAILED, 1),
    HAS_A_BAD_CERTIFICATE(Manners.GOOD.offeringTls(MailCertificate.UNKNOWN.context()), Stage.START_TLS, 1,
            End.FAILED, 1),
    REFUSES_THE_PASSWORD(Manners.GOOD.asking("another"), Stage.PASSWORD, 1, End.FAILED, 1),
    HANGS_UP_AT_THE_PASSWORD(Manners.GOOD.asking("right").hangingUp(Stage.PASSWORD), Stage.PASSWORD, 3, End.FAILED, 3),
    COMES_BACK_AFTER_3_SECONDS(Manners.GOOD, Stage.END_OF_DATA, 1, End.SENT, 3);

    /** What becomes of the mail. */
    enum End {
        SENT("sent", true, ""), FAILED("failed", false, "email_send_failed"),
        /** After the end of DATA it may have arrived. */
        UNCERTAIN("failed", true, "email_send_failed");

        private final String state;
        private final boolean counts;
        private final String error;

        End(String state, boolean counts, String error) {
            this.state = state;
            this.counts = counts;
            this.error = error;
        }

        String state() {
            return state;
        }

        boolean counts() {
            return counts;
        }

        /** Of the event; empty where it tells of a success. */
        String error() {
            return error;
        }
    }

    /** Keycloak's patience with a mail server that says nothing. */
    static final Duration PATIENCE = Duration.ofMillis(800);

    private final Manners manners;
    private final Stage stage;
    private final int reached;
    private final End end;
    private final int tries;

    Fault(Manners manners, Stage stage, int reached, End end, int tries) {
        this.manners = manners;
        this.stage = stage;
        this.reached = reached;
        this.end = end;
        this.tries = tries;
    }

    FakeMailServer start() {
        return switch (this) {
            case REFUSES_THE_CONNECTION, COMES_BACK_AFTER_3_SECONDS -> FakeMailServer.refusing();
            default -> FakeMailServer.start(manners);
        };
    }

    /** What the realm has to know of its mail server besides. */
    Map<String, String> settings() {
        return switch (this) {
            case HAS_A_BAD_CERTIFICATE -> Map.of("starttls", "true");
            case REFUSES_THE_PASSWORD -> SmtpSettings.password("wrong");
            case HANGS_UP_AT_THE_PASSWORD -> SmtpSettings.password("right");
            default -> Map.of();
        };
    }

    /** How far the mail server is asked. */
    Stage stage() {
        return stage;
    }

    /** How often it is asked that far. */
    int reached() {
        return reached;
    }

    End end() {
        return end;
    }

    int tries() {
        return tries;
    }

    boolean takesLong() {
        return tries > 1 || this == SPEAKS_TEN_BYTES_A_SECOND;
    }
}
