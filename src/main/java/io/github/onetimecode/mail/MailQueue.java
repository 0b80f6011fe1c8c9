package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.github.onetimecode.mail.smtp.TryOutcome;

/**
 * Mails that wait for their mail servers, and the threads that send them. Bounded: a realm without a place is told so.
 */
final class MailQueue {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    /** Until a thread that could not be made may be. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final QueuePlaces places;
    private final Duration drain;
    private final MailLanes lanes;
    private final Set<QueuedMail> jobs = new HashSet<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private boolean closed;
    private boolean over;

    /** @param timer wakes mails after their pauses; whoever made it shuts it down */
    MailQueue(CourierOptions options, ScheduledExecutorService timer, Clock clock) {
        this(options, timer, clock, Executors.newCachedThreadPool(task -> daemon(task, "one-time-code-mail")));
    }

    /** @param workers as many as there are mails on their way */
    MailQueue(CourierOptions options, ScheduledExecutorService timer, Clock clock, ExecutorService workers) {
        this.workers = workers;
        this.timer = timer;
        this.places = new QueuePlaces(options.places());
        this.drain = options.drain();
        this.lanes = new MailLanes(options, clock);
    }

    /**
     * Takes a place for one mail, to be used by {@link #enter} or given back by {@link #release}.
     *
     * @return false if there is none for this realm
     */
    synchronized boolean reserve(String realmId) {
        return !closed && places.take(realmId);
    }

    synchronized void release(String realmId) {
        places.giveBack(realmId);
        notifyAll();
    }

    /** Hands a mail over to the place that was taken for it. */
    void enter(QueuedMail job) {
        boolean late;
        synchronized (this) {
            jobs.add(job);
            late = over;
        }
        if (late) {
            giveUp(job);
        } else {
            go(job);
        }
    }

    /** Mails that are neither out nor given up. */
    synchronized int length() {
        return places.taken();
    }

    /** Waits for what is under way, for a bounded time; what is left then is recorded as not sent. */
    void close() {
        List<QueuedMail> left = drain();
        lanes.close();
        left.forEach(QueuedMail::giveUp);
        workers.shutdownNow();
    }

    private synchronized List<QueuedMail> drain() {
        closed = true;
        long deadline = System.nanoTime() + drain.toNanos();
        try {
            for (long left = drain.toNanos(); places.taken() > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        over = true;
        return List.copyOf(jobs);
    }

    private void go(QueuedMail job) {
        lanes.add(job);
        startAll();
    }

    private void startAll() {
        for (Optional<QueuedMail> ready = lanes.next(); ready.isPresent() && start(ready.get()); ready = lanes.next()) {
            // Each has a thread by now.
        }
    }

    /** Whether there is a thread for it. One that cannot be made costs this mail, and not its place nor its turn. */
    private boolean start(QueuedMail job) {
        try {
            workers.execute(() -> work(job));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.errorf(e, "Realm %s: no thread could be started for a mail", job.realmId());
            List<QueuedMail> late = lanes.end(job, TryOutcome.PERMANENT);
            giveUp(job);
            late.forEach(this::giveUp);
            timer.schedule(this::startAll, BREATH.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private void work(QueuedMail first) {
        try {
            Optional<QueuedMail> job = Optional.of(first);
            while (job.isPresent()) {
                attempt(job.get());
                job = lanes.next();
                // A mail that got through may have made room for more than one.
                startAll();
            }
        } finally {
            // An Error costs this thread, and nobody else's turn.
            startAll();
        }
    }

    private void attempt(QueuedMail job) {
        // Unless a try tells otherwise: what ended in an Error may have arrived.
        TryOutcome outcome = TryOutcome.UNCERTAIN;
        try {
            outcome = job.attempt();
        } finally {
            Optional<Duration> rest = outcome == TryOutcome.CROWDED ? lanes.retreat(job) : Optional.empty();
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

    private void end(QueuedMail job, TryOutcome outcome) {
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
        thread.setUncaughtExceptionHandler((ended, failure) -> LOG.error("A mail thread has failed", failure));
        return thread;
    }
}
