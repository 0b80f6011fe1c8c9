package io.github.onetimecode.mail.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.keycloak.models.KeycloakSession;

import jakarta.mail.MessagingException;

/**
 * Connections that wait a short while for the next mail of the same realm with the same settings. Opening one costs the
 * server more than a mail does, most of all with TLS.
 */
public final class SmtpConnections {

    private static final Duration IDLE = Duration.ofSeconds(5);
    /** A revoked token or password must not work for much longer. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(1);
    /** Longer than any working mail server needs, and shorter than the lifetime of a code. */
    private static final Duration LONGEST_TALK = Duration.ofMinutes(1);
    /** How long a server gets its commands one by one after it has not answered several. */
    private static final Duration ONE_BY_ONE = Duration.ofHours(1);
    /** Mail servers that count newcomers do so by the minute (Postfix, {@code anvil_rate_time_unit}). */
    private static final Duration CLOSED_TO_ALL = Duration.ofMinutes(1);
    /** The library otherwise makes a thread for each connection, and wakes it for each command (Angus Mail 2.0.5). */
    private static final String TIMER_OF_WRITES = "mail.smtp.executor.writetimeout";

    /** A time limit for a connection; closing it lifts the limit. */
    interface Watch extends AutoCloseable {

        @Override
        public void close();
    }

    private record Idle(SmtpConnection connection, Instant since) {
    }

    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Duration longestTalk;
    private final Map<SmtpServer, Deque<Idle>> idle = new HashMap<>();
    private final Map<SmtpServer, Instant> oneByOne = new HashMap<>();
    /** By {@link SmtpServer#place}: since when they have refused newcomers although room was made. */
    private final Map<String, Instant> closedToAll = new HashMap<>();
    private boolean closed;

    public SmtpConnections(Clock clock, ScheduledExecutorService timer) {
        this(clock, timer, LONGEST_TALK);
    }

    /** @param longestTalk how long opening a connection, and sending each mail, may take */
    public SmtpConnections(Clock clock, ScheduledExecutorService timer, Duration longestTalk) {
        this.clock = clock;
        this.timer = timer;
        this.longestTalk = longestTalk;
        timer.scheduleWithFixedDelay(this::closeTheOld, IDLE.toSeconds(), IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * A connection that is not open yet.
     *
     * @throws MessagingException if the realm's sender has no valid address
     */
    SmtpConnection another(SmtpServer server, KeycloakSession session) throws MessagingException {
        Properties properties = server.properties(session);
        properties.put(TIMER_OF_WRITES, timer);
        return new SmtpConnection(server, properties, isSpokenToTogether(server), clock.instant());
    }

    private synchronized boolean isSpokenToTogether(SmtpServer server) {
        return !oneByOne.containsKey(server);
    }

    /**
     * The server may not understand several commands together, so it gets them one by one for a while. Connections that
     * were opened before would still send them together.
     */
    void speakOneByOne(SmtpServer server) {
        Deque<Idle> together;
        synchronized (this) {
            oneByOne.put(server, clock.instant());
            together = idle.remove(server);
        }
        if (together != null) {
            together.forEach(one -> one.connection().close());
        }
    }

    /**
     * Closes the connection that has waited longest, of whatever realm, since the mail server has no room for another.
     * Not where that did not help: a server that takes no newcomers at all, because they came too fast or its load is
     * high, still takes mails over the connections it has.
     *
     * @return whether one was closed
     */
    boolean makeRoomAt(SmtpServer server) {
        String place = server.place();
        Optional<SmtpConnection> longest;
        synchronized (this) {
            longest = closedToAll.containsKey(place) ? Optional.empty() : idle.entrySet().stream()
                    .filter(entry -> entry.getKey().place().equals(place))
                    .map(Map.Entry::getValue).filter(waiting -> !waiting.isEmpty())
                    .min(Comparator.comparing(waiting -> waiting.getFirst().since()))
                    .map(waiting -> waiting.removeFirst().connection());
        }
        longest.ifPresent(SmtpConnection::close);
        return longest.isPresent();
    }

    /** The server refused a newcomer although {@link #makeRoomAt} had closed a connection. */
    synchronized void madeRoomInVainAt(SmtpServer server) {
        closedToAll.put(server.place(), clock.instant());
    }

    /** The server has taken a newcomer. */
    synchronized void tookNewcomer(SmtpServer server) {
        closedToAll.remove(server.place());
    }

    /** The connection that was used last, so that the others become old and are closed. */
    synchronized Optional<SmtpConnection> take(SmtpServer server) {
        Deque<Idle> waiting = idle.get(server);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.pollLast()).map(Idle::connection);
    }

    /** Cuts off a connection whose mail server takes too long, even if it keeps sending. */
    Watch watch(SmtpConnection connection) {
        ScheduledFuture<?> end = timer.schedule(connection::abort, longestTalk.toMillis(), TimeUnit.MILLISECONDS);
        return () -> end.cancel(false);
    }

    /** Keeps a connection for the next mail. */
    void keep(SmtpConnection connection) {
        Instant now = clock.instant();
        boolean worn = connection.hasCarriedEnough() || connection.openedAt().plus(LONGEST_LIFE).isBefore(now);
        if (worn || !add(connection, now)) {
            connection.close();
        }
    }

    public void close() {
        List<Idle> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            idle.values().forEach(all::addAll);
            idle.clear();
        }
        all.forEach(one -> one.connection().close());
    }

    private synchronized boolean add(SmtpConnection connection, Instant now) {
        if (!closed) {
            idle.computeIfAbsent(connection.server(), server -> new ArrayDeque<>()).addLast(new Idle(connection, now));
        }
        return !closed;
    }

    private void closeTheOld() {
        Instant now = clock.instant();
        Instant before = now.minus(IDLE);
        List<Idle> old = new ArrayList<>();
        synchronized (this) {
            oneByOne.values().removeIf(since -> since.plus(ONE_BY_ONE).isBefore(now));
            closedToAll.values().removeIf(since -> since.plus(CLOSED_TO_ALL).isBefore(now));
            idle.values().forEach(waiting -> {
                while (!waiting.isEmpty() && waiting.peekFirst().since().isBefore(before)) {
                    old.add(waiting.removeFirst());
                }
            });
            idle.values().removeIf(Deque::isEmpty);
        }
        old.forEach(one -> one.connection().close());
    }
}
