package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** The mails that wait for their mail servers, and the threads that send them. A realm without a place is refused. */
final class MailQueue {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");
    /** Pause after a thread could not be started. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final QueuePlaces places;
    private final Duration drain;
    private final MailLanes lanes;
    private final Set<QueuedMail> mails = new HashSet<>();
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private boolean closed;
    private boolean over;

    /**
     * @param timer   wakes mails after their pauses; its creator shuts it down
     * @param workers provides a thread for each mail that is being sent; shut down by {@link #close}
     */
    MailQueue(CourierOptions options, ScheduledExecutorService timer, Clock clock, ExecutorService workers) {
        this.workers = workers;
        this.timer = timer;
        this.places = new QueuePlaces(options.places());
        this.drain = options.drain();
        this.lanes = new MailLanes(options, clock);
    }

    /**
     * Reserves a place for one mail. The caller uses it with {@link #enter} or gives it back with {@link #release}.
     *
     * @return false if this realm gets no place
     */
    synchronized boolean reserve(String realmId) {
        return !closed && places.take(realmId);
    }

    synchronized void release(String realmId) {
        places.giveBack(realmId);
        notifyAll();
    }

    /** Puts a mail into the place that was reserved for it. */
    void enter(QueuedMail mail) {
        boolean late;
        synchronized (this) {
            mails.add(mail);
            late = over;
        }
        if (late) {
            giveUp(mail);
        } else {
            go(mail);
        }
    }

    /** Number of mails that are neither sent nor given up. */
    synchronized int length() {
        return places.taken();
    }

    /** Waits a limited time for pending mails, then records the rest as not sent. */
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
        return List.copyOf(mails);
    }

    private void go(QueuedMail mail) {
        lanes.add(mail);
        startAll();
    }

    private void startAll() {
        for (Optional<QueuedMail> ready = lanes.next(); ready.isPresent() && start(ready.get()); ready = lanes.next()) {
            // Each mail has a thread by now.
        }
    }

    /** Whether a thread starts the mail. If none can be started, the mail fails, but its place and turn are freed. */
    private boolean start(QueuedMail mail) {
        try {
            workers.execute(() -> work(mail));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            LOG.errorf(e, "Realm %s: no thread could be started for a mail", mail.realmId());
            List<QueuedMail> late = lanes.end(mail, TryOutcome.PERMANENT);
            // Not here, which may be a request that would wait for it.
            giveUpLater(mail);
            late.forEach(this::giveUpLater);
            timer.schedule(this::startAll, BREATH.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    private void work(QueuedMail first) {
        try {
            Optional<QueuedMail> mail = Optional.of(first);
            while (mail.isPresent()) {
                attempt(mail.get());
                mail = lanes.next();
                // A success may allow more than one further mail.
                startAll();
            }
        } finally {
            // An Error ends this thread, but frees the turn for others.
            startAll();
        }
    }

    private void attempt(QueuedMail mail) {
        // The outcome unless the try returns another: after an Error the mail may have arrived.
        TryOutcome outcome = TryOutcome.UNCERTAIN;
        try {
            outcome = mail.attempt();
        } finally {
            if (!outcome.mayNeedPause() || countsAsATry(mail, outcome)) {
                end(mail, outcome);
            }
        }
    }

    /** Whether a mail that was one too many has failed. Otherwise it waits again. */
    private boolean countsAsATry(QueuedMail mail, TryOutcome outcome) {
        MailLane.Refusal refusal = lanes.refused(mail, outcome);
        if (!refusal.rest().isZero()) {
            timer.schedule(() -> wake(mail.realmId()), refusal.rest().toMillis(), TimeUnit.MILLISECONDS);
        }
        return refusal.counts();
    }

    private void wake(String realmId) {
        lanes.wake(realmId);
        startAll();
    }

    private void end(QueuedMail mail, TryOutcome outcome) {
        Optional<Duration> pause = Optional.empty();
        try {
            pause = mail.count(outcome);
        } finally {
            List<QueuedMail> late = lanes.end(mail, outcome);
            pause.ifPresentOrElse(length -> timer.schedule(() -> go(mail), length.toMillis(), TimeUnit.MILLISECONDS),
                    () -> leave(mail));
            late.forEach(this::giveUp);
        }
    }

    private void giveUp(QueuedMail mail) {
        try {
            mail.giveUp();
        } finally {
            leave(mail);
        }
    }

    private void giveUpLater(QueuedMail mail) {
        timer.schedule(() -> giveUp(mail), 0, TimeUnit.MILLISECONDS);
    }

    private void leave(QueuedMail mail) {
        synchronized (this) {
            mails.remove(mail);
        }
        release(mail.realmId());
    }
}
