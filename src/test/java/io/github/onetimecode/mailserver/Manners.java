package io.github.onetimecode.mailserver;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * How a mail server behaves. Begin with {@link #GOOD} and take away.
 *
 * @param reactions       what it does wrong, and where
 * @param perByte         how long it takes for each byte that it says
 * @param beforeTaking    how long it takes to answer to the end of a mail
 * @param mostConnections how many it talks to at the same time; whoever comes then is sent away
 * @param sentAwayAt      where, and
 * @param sendingAway     by what words
 * @param takesUtf8       whether it takes addresses in UTF-8
 * @param pipelining      whether it takes several commands in one go
 * @param door            how one gets in
 */
public record Manners(Map<Stage, Reaction> reactions, Duration perByte, Duration beforeTaking, int mostConnections,
                      Stage sentAwayAt, String sendingAway, boolean takesUtf8, Pipelining pipelining, Door door) {

    public static final Manners GOOD = new Manners(Map.of(), Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE,
            Stage.GREETING, "421 too many connections", false, Pipelining.OFFERED, Door.OPEN);

    public Manners {
        reactions = Map.copyOf(reactions);
    }

    /** Says this there, for instance {@code 450 not now}; and goes on, but for 421. */
    public Manners answering(Stage stage, String answer) {
        return at(stage, Reaction.answering(answer));
    }

    /** Says this there, whatever it is, and ends the connection. */
    public Manners dismissing(Stage stage, String answer) {
        return at(stage, Reaction.dismissing(answer));
    }

    /** Ends the connection there without a word. */
    public Manners hangingUp(Stage stage) {
        return at(stage, Reaction.HANGING_UP);
    }

    /** Says nothing from there on, and listens until the other side has had enough. */
    public Manners silent(Stage stage) {
        return at(stage, Reaction.SILENCE);
    }

    public Manners speaking(Duration eachByte) {
        return new Manners(reactions, eachByte, beforeTaking, mostConnections, sentAwayAt, sendingAway, takesUtf8,
                pipelining, door);
    }

    public Manners taking(Duration eachMail) {
        return new Manners(reactions, perByte, eachMail, mostConnections, sentAwayAt, sendingAway, takesUtf8,
                pipelining, door);
    }

    public Manners atMost(int connections) {
        return atMost(connections, sentAwayAt, sendingAway);
    }

    /** @param stage where whoever comes one too many hears this */
    public Manners atMost(int connections, Stage stage, String answer) {
        return new Manners(reactions, perByte, beforeTaking, connections, stage, answer, takesUtf8,
                pipelining, door);
    }

    /** Takes addresses in UTF-8 (RFC 6531). */
    public Manners takingUtf8() {
        return new Manners(reactions, perByte, beforeTaking, mostConnections, sentAwayAt, sendingAway, true,
                pipelining, door);
    }

    public Manners pipelining(Pipelining how) {
        return new Manners(reactions, perByte, beforeTaking, mostConnections, sentAwayAt, sendingAway, takesUtf8, how,
                door);
    }

    public Manners asking(String forPassword) {
        return asking(forPassword, "PLAIN");
    }

    /** The secret is a token for the mechanism {@code XOAUTH2}. */
    public Manners asking(String forSecret, String... byMechanisms) {
        return behind(door.asking(forSecret, byMechanisms));
    }

    /** Encrypts when it is asked to. */
    public Manners offeringTls(SSLContext withCertificate) {
        return behind(door.encrypting(Door.Tls.WHEN_ASKED, withCertificate));
    }

    /** Takes nothing before it is asked to encrypt. */
    public Manners demandingTls(SSLContext withCertificate) {
        return behind(door.encrypting(Door.Tls.DEMANDED, withCertificate));
    }

    /** Encrypts before anybody says a word. */
    public Manners encrypting(SSLContext withCertificate) {
        return behind(door.encrypting(Door.Tls.FROM_THE_START, withCertificate));
    }

    Reaction at(Stage stage) {
        return reactions.getOrDefault(stage, Reaction.GOOD);
    }

    private Manners at(Stage stage, Reaction reaction) {
        Map<Stage, Reaction> all = new EnumMap<>(Stage.class);
        all.putAll(reactions);
        all.put(stage, reaction);
        return new Manners(all, perByte, beforeTaking, mostConnections, sentAwayAt, sendingAway, takesUtf8,
                pipelining, door);
    }

    private Manners behind(Door another) {
        return new Manners(reactions, perByte, beforeTaking, mostConnections, sentAwayAt, sendingAway, takesUtf8,
                pipelining, another);
    }
}
