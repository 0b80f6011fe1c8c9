package io.github.onetimecode.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time, as somebody does who is out for a race. */
public final class AtOnce {

    private AtOnce() {
    }

    /** What came of each, in their order. None starts before all are ready to. */
    public static <T> List<T> run(List<? extends Callable<T>> things) {
        ExecutorService threads = Executors.newFixedThreadPool(things.size());
        CountDownLatch ready = new CountDownLatch(things.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> thing : things) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return thing.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    public static <T> List<T> run(int times, Callable<T> thing) {
        return run(Collections.nCopies(times, thing));
    }
}
