package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Somebody who logs in by password alone, twenty times at once, whatever goes on beside it. */
final class PasswordLogins {

    private static final int LOGINS = 20;
    private static final int ROUNDS = 5;

    private final Server server;
    private final TestRealm realm;
    private final Person person;
    private final Duration before;

    /** Looks how long it takes while nothing goes on. */
    PasswordLogins(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.flows().bindBrowser("browser");
        // It takes one request of a user at a time.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        this.person = Person.in(server, realm);
        ManyLogins.haveKeys(server, realm);
        median();
        this.before = Stream.generate(this::median).limit(ROUNDS).sorted().toList().get(ROUNDS / 2);
    }

    /** How many times as long they take now. Prints it. */
    double ratioBeside(String what) {
        Duration beside = median();
        double ratio = (double) beside.toNanos() / before.toNanos();
        System.out.printf("%d password logins at once beside %s: median %.1f ms, before %.1f ms, ratio %.2f%n", LOGINS,
                what, beside.toNanos() / 1e6, before.toNanos() / 1e6, ratio);
        return ratio;
    }

    private Duration median() {
        List<Duration> times = AtOnce.run(LOGINS, this::logIn).stream().sorted().toList();
        return times.get(LOGINS / 2);
    }

    private Duration logIn() {
        LoginBrowser browser = new LoginBrowser(server, realm);
        long from = System.nanoTime();
        browser.open();
        browser.submitPassword(person.name());
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        if (!browser.page().loggedIn()) {
            throw new AssertionError("not logged in: " + browser.page());
        }
        return took;
    }
}
