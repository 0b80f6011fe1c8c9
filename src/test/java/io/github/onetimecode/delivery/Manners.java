package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a mail server behaves. Begin with {@link #GOOD} and take away.
 *
 * @param reactions       what it does wrong, and where
 * @param perByte         how long it takes for each byte that it says
 * @param beforeTaking    how long it takes to answer to the end of a mail
 * @param mostConnections how many it talks to at the same time; whoever comes then is sent away by 421
 * @param password        that it asks for before it takes a mail
 * @param certificate     with which it offers STARTTLS
 */
public record Manners(Map<Stage, Reaction> reactions, Duration perByte, Duration beforeTaking, int mostConnections,
                      Optional<String> password, Optional<SSLContext> certificate) {

    public static final Manners GOOD = new Manners(Map.of(), Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE,
            Optional.empty(), Optional.empty());

    public Manners {
        reactions = Map.copyOf(reactions);
    }

    /** Says this there, for instance {@code 450 not now}; and goes on, but for 421. */
    public Manners answering(Stage stage, String answer) {
        return at(stage, Reaction.answering(answer));
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
        return new Manners(reactions, eachByte, beforeTaking, mostConnections, password, certificate);
    }

    public Manners taking(Duration eachMail) {
        return new Manners(reactions, perByte, eachMail, mostConnections, password, certificate);
    }

    public Manners atMost(int connections) {
        return new Manners(reactions, perByte, beforeTaking, connections, password, certificate);
    }

    public Manners asking(String forPassword) {
        return new Manners(reactions, perByte, beforeTaking, mostConnections, Optional.of(forPassword), certificate);
    }

    public Manners offeringTls(SSLContext withCertificate) {
        return new Manners(reactions, perByte, beforeTaking, mostConnections, password, Optional.of(withCertificate));
    }

    Reaction at(Stage stage) {
        return reactions.getOrDefault(stage, Reaction.GOOD);
    }

    private Manners at(Stage stage, Reaction reaction) {
        Map<Stage, Reaction> all = new EnumMap<>(Stage.class);
        all.putAll(reactions);
        all.put(stage, reaction);
        return new Manners(all, perByte, beforeTaking, mostConnections, password, certificate);
    }
}
