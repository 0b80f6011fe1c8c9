package io.github.onetimecode.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** People who log in: at a fixed rate whatever the server does, or each as soon as the last login is done. */
final class Crowd {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "person");
        thread.setDaemon(true);
        return thread;
    });

    private final Accounts accounts;

    Crowd(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Logins begin at times that were fixed before: a slow server is not spared those that come next. */
    Outcomes atRate(Login login, int perSecond, int logins) {
        return atRate(login, perSecond, logins, () -> false);
    }

    /** The same, until told to stop. */
    Outcomes atRate(Login login, int perSecond, int logins, BooleanSupplier stops) {
        Outcomes outcomes = new Outcomes();
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < logins && !stops.getAsBoolean(); i++) {
            await(start + i * TimeUnit.SECONDS.toNanos(1) / perSecond);
            running.add(THREADS.submit(() -> outcomes.add(login, accounts.next())));
        }
        running.forEach(Crowd::join);
        return outcomes;
    }

    Outcomes asFastAsTheyCome(Login login, int people, Duration time) {
        return asFastAsTheyCome(login, people, time, Integer.MAX_VALUE);
    }

    /** Nobody begins after that time, or when there have been enough. */
    Outcomes asFastAsTheyCome(Login login, int people, Duration time, int enough) {
        Outcomes outcomes = new Outcomes();
        List<Future<?>> running = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < people; i++) {
            running.add(THREADS.submit(() -> {
                while (System.nanoTime() < end && outcomes.finished() + outcomes.failures().size() < enough) {
                    outcomes.add(login, accounts.next());
                }
            }));
        }
        running.forEach(Crowd::join);
        return outcomes;
    }

    /** Each account once, some of them at a time. */
    Outcomes eachOnce(Login login, int people) {
        Outcomes outcomes = new Outcomes();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            running.add(THREADS.submit(() -> {
                for (int n = next.getAndIncrement(); n < accounts.all().size(); n = next.getAndIncrement()) {
                    outcomes.add(login, accounts.all().get(n));
                }
            }));
        }
        running.forEach(Crowd::join);
        return outcomes;
    }

    /** In the background: ask the result to get what became of them. */
    static Future<Outcomes> meanwhile(Callable<Outcomes> crowd) {
        return THREADS.submit(crowd);
    }

    static <T> T join(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
