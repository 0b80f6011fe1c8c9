package io.github.onetimecode.realm;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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

    private final int places;
    private final Duration drain;
    private final MailLanes lanes;
    private final Set<QueuedMail> jobs = new HashSet<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> daemon(task, "one-time-code-mail"));
    private final ScheduledExecutorService timer;
    private int placesTaken;
    private boolean closed;

    /** @param timer wakes mails after their pauses; whoever made it shuts it down */
    MailQueue(CourierOptions options, ScheduledExecutorService timer) {
        this.timer = timer;
        this.places = options.places();
        this.drain = options.drain();
        this.lanes = new MailLanes(options);
    }

    /** Takes a place for one mail, to be used by {@link #enter} or given back by {@link #release}. False if there is none. */
    synchronized boolean reserve() {
        if (closed || placesTaken >= places) {
            return false;
        }
        placesTaken++;
        return true;
    }

    synchronized void release() {
        placesTaken--;
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
        startNext();
    }

    private void startNext() {
        lanes.next().ifPresent(ready -> workers.execute(() -> work(ready)));
    }

    private void work(QueuedMail first) {
        boolean ended = false;
        try {
            for (Optional<QueuedMail> job = Optional.of(first); job.isPresent(); job = lanes.next()) {
                attempt(job.get());
            }
            ended = true;
        } finally {
            if (!ended) {
                // An Error costs this thread, and nobody else's turn.
                startNext();
            }
        }
    }

    private void attempt(QueuedMail job) {
        // Unless a try tells otherwise: what ended in an Error may have arrived.
        MailTry outcome = MailTry.UNCERTAIN;
        try {
            outcome = job.attempt();
        } finally {
            if (outcome != MailTry.CROWDED || !lanes.retreat(job)) {
                end(job, outcome);
            }
        }
    }

    private void end(QueuedMail job, MailTry outcome) {
        Optional<Duration> pause = Optional.empty();
        try {
            pause = job.count(outcome);
        } finally {
            lanes.end(job, outcome);
            pause.ifPresentOrElse(length -> timer.schedule(() -> go(job), length.toMillis(), TimeUnit.MILLISECONDS),
                    () -> leave(job));
        }
    }

    private void leave(QueuedMail job) {
        synchronized (this) {
            jobs.remove(job);
        }
        release();
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, failure) -> LOG.error("A thread that sends mails has ended", failure));
        return thread;
    }
}
