package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;

/** What became of many logins. */
final class Outcomes {

    private final Queue<LoginTimes> times = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    void add(Login login, Account account) {
        try {
            times.add(login.run(account));
        } catch (IOException | LoginBroken e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int finished() {
        return times.size();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Where a login had no such time it counts as none. */
    Latencies latencies(ToLongFunction<LoginTimes> time) {
        return new Latencies(new ArrayList<>(times).stream().mapToLong(time).filter(nanos -> nanos >= 0).toArray());
    }
}
