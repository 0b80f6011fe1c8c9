package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;

/**
 * Parallel posts of one tab. Keycloak lets a session code through once, so each post needs a page that was fetched
 * after the one before was taken; the claim holds them until all are there.
 */
final class OneTab {

    private OneTab() {
    }

    /** Posts so many times, and lets all go on at the same instant from where they make one of these calls. */
    static List<Page> post(LoginBrowser tab, Map<String, String> values, int times, Faults faults, String calls) {
        int metBefore = faults.met();
        faults.meet(calls, times);
        List<CompletableFuture<Page>> posts = new ArrayList<>();
        for (int number = 1; number <= times; number++) {
            Page fresh = tab.reload();
            int met = metBefore + number;
            posts.add(CompletableFuture.supplyAsync(() -> tab.post(fresh, values), task -> new Thread(task).start()));
            Awaitility.await(number + " held at " + calls).atMost(Duration.ofSeconds(9))
                    .pollInterval(Duration.ofMillis(10)).until(() -> faults.met() >= met);
        }
        return posts.stream().map(CompletableFuture::join).toList();
    }
}
