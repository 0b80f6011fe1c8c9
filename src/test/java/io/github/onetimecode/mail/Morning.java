package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A cluster of nodes with the real queues, and people who log in, in virtual time. */
final class Morning implements AutoCloseable {

    private static final double SECOND = 1e9;
    private static final Duration STEP = Duration.ofSeconds(1);
    /** Twice the lifetime of a code: no mail may take longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random = new SplittableRandom(11);
    private final CourierOptions options;
    private final List<MailQueue> nodes = new ArrayList<>();
    private final Map<String, Ends> ends = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();

    Morning(int nodes, CourierOptions options) {
        this.options = options;
        for (int node = 0; node < nodes; node++) {
            this.nodes.add(new MailQueue(options, time.timer(), time, time.workers()));
        }
    }

    /** A mail server of this cluster. */
    ModelMailServer server(int perSecond, Duration conversation, ModelMailServer.Excess excess) {
        return new ModelMailServer(time, perSecond, conversation, excess);
    }

    /** From now on so many people a second log in to the realm, at random moments and nodes. */
    void logins(String realm, ModelMailServer server, double perSecond, Duration length) {
        Instant end = now().plus(length);
        time.after(gap(perSecond), () -> comes(realm, server, perSecond, end));
    }

    void pass(Duration length) {
        time.pass(length);
    }

    /** At least so long, and then until no mail is waiting or being sent any more. */
    void passUntilAllIsKnown(Duration least) {
        time.pass(least);
        for (Instant last = now().plus(LONGEST); length() > 0 && now().isBefore(last);) {
            time.pass(STEP);
        }
    }

    Instant now() {
        return time.instant();
    }

    Ends ends(String realm) {
        return ends.computeIfAbsent(realm, id -> new Ends());
    }

    /** How many mails were asked for. */
    int asked(String realm) {
        return asked.getOrDefault(realm, 0);
    }

    /** Mails on all nodes that have not come to their end. */
    int length() {
        return nodes.stream().mapToInt(MailQueue::length).sum();
    }

    /** Stops the first node, as with its {@code drain-seconds} at 0. */
    void stopANode() {
        nodes.remove(0).close();
    }

    @Override
    public void close() {
        time.close();
    }

    private void comes(String realm, ModelMailServer server, double perSecond, Instant end) {
        if (time.instant().isBefore(end)) {
            ask(realm, server);
            time.after(gap(perSecond), () -> comes(realm, server, perSecond, end));
        }
    }

    private void ask(String realm, ModelMailServer server) {
        asked.merge(realm, 1, Integer::sum);
        MailQueue node = nodes.get(random.nextInt(nodes.size()));
        if (node.reserve(realm)) {
            node.enter(new ModelMail(realm, server, options, time, random.nextInt(), ends(realm)));
        } else {
            ends(realm).add(Delivery.REFUSED, time.instant(), time.instant());
        }
    }

    /** Poisson's: independent people. The strict logarithm is the same on every machine. */
    private Duration gap(double perSecond) {
        return Duration.ofNanos((long) (-StrictMath.log(1 - random.nextDouble()) / perSecond * SECOND));
    }
}
