package io.github.onetimecode.realm;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * Mails that wait for their mail servers, and the threads that wait with them. Bounded: who has no place is told at once,
 * before the login goes on.
 */
final class MailQueue {

    private static final Logger LOG = Logger.getLogger(MailQueue.class);

    private static final int FEW = 2;
    private static final int QUARTER = 4;

    private final int places;
    /** By realm. */
    private final Map<String, Integer> taken = new HashMap<>();
    private final Duration drain;
    private final MailLanes lanes;
    private final Set<QueuedMail> jobs = new HashSet<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> daemon(task, "one-time-code-mail"));
    private final ScheduledExecutorService timer;
    private int placesTaken;
    private boolean closed;

    /** @param timer wakes mails after their pauses; whoever made it shuts it down */
    MailQueue(CourierOptions options, ScheduledExecutorService timer, Clock clock) {
        this.timer = timer;
        this.places = options.places();
        this.drain = options.drain();
        this.lanes = new MailLanes(options, clock);
    }

    /**
     * Takes a place for one mail, to be used by {@link #enter} or given back by {@link #release}. A realm gets more than a few
     * only while it holds fewer than are free beyond the last quarter: what one realm leaves is enough for others, and what
     * many leave is enough for one that has none.
     *
     * @return false if there is none for this realm
     */
    synchronized boolean reserve(String realmId) {
        int free = places - placesTaken;
        int held = taken.getOrDefault(realmId, 0);
        boolean hasRoom = free > 0 && (held < FEW || held < free - places / QUARTER);
        if (closed || !hasRoom) {
            return false;
        }
        taken.put(realmId, held + 1);
        placesTaken++;
        return true;
    }

    synchronized void release(String realmId) {
        placesTaken--;
        taken.computeIfPresent(realmId, (id, held) -> held > 1 ? held - 1 : null);
        notifyAll();
    }

    /** Hands a mail over to the place that was taken for it. */
    void enter(QueuedMail job) {
        synchronized (this) {
            jobs.add(job);
        }
        go(job);
    }

    /** Mails that are neither out nor given up. */
    synchronized int length() {
        return placesTaken;
    }

    /** Waits for what is under way, for a bounded time; what is left then is recorded as not sent. */
    void close() {
        drain().forEach(QueuedMail::giveUp);
        workers.shutdownNow();
    }

    private synchronized List<QueuedMail> drain() {
        closed = true;
        long deadline = System.nanoTime() + drain.toNanos();
        try {
            for (long left = drain.toNanos(); placesTaken > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(jobs);
    }

    private void go(QueuedMail job) {
        lanes.add(job);
        startAll();
    }

    private void startAll() {
        for (Optional<QueuedMail> ready = lanes.next(); ready.isPresent(); ready = lanes.next()) {
            QueuedMail job = ready.get();
            workers.execute(() -> work(job));
        }
    }

    private void work(QueuedMail first) {
        boolean ended = false;
        try {
            Optional<QueuedMail> job = Optional.of(first);
            while (job.isPresent()) {
                attempt(job.get());
                job = lanes.next();
                // A mail that got through may have made room for more than one.
                startAll();
            }
            ended = true;
        } finally {
            if (!ended) {
                // An Error costs this thread, and nobody else's turn.
                startAll();
            }
        }
    }

    private void attempt(QueuedMail job) {
        // Unless a try tells otherwise: what ended in an Error may have arrived.
        MailTry outcome = MailTry.UNCERTAIN;
        try {
            outcome = job.attempt();
        } finally {
            Optional<Duration> rest = outcome == MailTry.CROWDED ? lanes.retreat(job) : Optional.empty();
            if (rest.isEmpty()) {
                end(job, outcome);
            } else if (!rest.get().isZero()) {
                timer.schedule(() -> wake(job.realmId()), rest.get().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void wake(String realmId) {
        lanes.wake(realmId);
        startAll();
    }

    private void end(QueuedMail job, MailTry outcome) {
        Optional<Duration> pause = Optional.empty();
        try {
            pause = job.count(outcome);
        } finally {
            List<QueuedMail> late = lanes.end(job, outcome);
            pause.ifPresentOrElse(length -> timer.schedule(() -> go(job), length.toMillis(), TimeUnit.MILLISECONDS),
                    () -> leave(job));
            late.forEach(this::giveUp);
        }
    }

    private void giveUp(QueuedMail job) {
        try {
            job.giveUp();
        } finally {
            leave(job);
        }
    }

    private void leave(QueuedMail job) {
        synchronized (this) {
            jobs.remove(job);
        }
        release(job.realmId());
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, failure) -> LOG.error("A thread that sends mails has ended", failure));
        return thread;
    }
}
