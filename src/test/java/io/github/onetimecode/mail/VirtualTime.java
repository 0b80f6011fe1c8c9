package io.github.onetimecode.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A time that passes only while everybody waits: an hour of it takes seconds. Workers are threads, but only one of
 * them, or the test, runs at any moment, until it waits or ends. So the same happens in the same order in each run.
 */
final class VirtualTime extends Clock implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    /** @param number in order of creation, for what happens at the same time */
    private record Event(long atNanos, long number, Runnable action) {
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Semaphore test = new Semaphore(0);
    /** Who runs next: the semaphore that this thread waits for. */
    private Semaphore next;
    private long nanos;
    private long number;
    private volatile Throwable failure;

    /** Lets the time pass for the test, while others work. */
    void pass(Duration time) {
        waitUntil(nanos + time.toNanos(), test);
        if (failure != null) {
            throw new AssertionError("failed in virtual time", failure);
        }
    }

    /** Lets the time pass for the worker that calls this. */
    void sleep(Duration time) {
        waitUntil(nanos + time.toNanos(), ((Worker) Thread.currentThread()).turn);
    }

    /** Does something later, on no thread of its own: it must not wait. */
    void after(Duration time, Runnable action) {
        at(nanos + time.toNanos(), action);
    }

    /** As many threads as are asked for. */
    ExecutorService workers() {
        return new Workers();
    }

    ScheduledExecutorService timer() {
        return new ScheduledThreadPoolExecutor(0) {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long pause, TimeUnit unit) {
                after(Duration.of(pause, unit.toChronoUnit()), task);
                return null;
            }
        };
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Ends the idle threads. */
    @Override
    public void close() {
        idle.forEach(worker -> worker.turn.release());
    }

    private void at(long atNanos, Runnable action) {
        events.add(new Event(atNanos, number++, action));
    }

    private void waitUntil(long atNanos, Semaphore own) {
        at(atNanos, () -> next = own);
        handOver(own);
    }

    /** Does what comes next, until it is the turn of a thread. Returns when it is the caller's. */
    private void handOver(Semaphore own) {
        while (next == null) {
            Event event = events.remove();
            nanos = event.atNanos();
            event.action().run();
        }
        Semaphore chosen = next;
        next = null;
        if (chosen != own) {
            chosen.release();
            own.acquireUninterruptibly();
        }
    }

    private void start(Runnable task) {
        Worker worker = idle.isEmpty() ? new Worker() : idle.pop();
        worker.task = task;
        next = worker.turn;
    }

    /** Waits for a task, does it, and waits for another one. */
    private final class Worker extends Thread {

        private final Semaphore turn = new Semaphore(0);
        private Runnable task;

        Worker() {
            setDaemon(true);
            setUncaughtExceptionHandler((thread, thrown) -> {
                failure = thrown;
                test.release();
            });
            start();
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            while (task != null) {
                task.run();
                task = null;
                idle.push(this);
                handOver(turn);
            }
        }
    }

    private final class Workers extends AbstractExecutorService {

        private boolean ended;

        @Override
        public void execute(Runnable task) {
            after(Duration.ZERO, () -> start(task));
        }

        @Override
        public void shutdown() {
            ended = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            ended = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return ended;
        }

        @Override
        public boolean isTerminated() {
            return ended;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return ended;
        }
    }
}
