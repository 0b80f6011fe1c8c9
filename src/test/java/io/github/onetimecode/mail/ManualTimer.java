package io.github.onetimecode.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what is to be done again and again whenever a test says so. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

    private final List<Runnable> tasks = new ArrayList<>();

    public ManualTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long pause, TimeUnit unit) {
        tasks.add(task);
        return null;
    }

    public void tick() {
        tasks.forEach(Runnable::run);
    }
}
