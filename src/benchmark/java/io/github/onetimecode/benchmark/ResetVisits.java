package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;

/** Visits of people who say to have forgotten a password, one after the other. */
final class ResetVisits {

    /**
     * How long the two answers took.
     *
     * @param nameNanos from the name to the page that asks for the code
     * @param codeNanos from a wrong code to the page that says so
     */
    record Times(long nameNanos, long codeNanos) {
    }

    private final HttpConnection connection;
    private final URI baseUrl;
    private final String opening;

    ResetVisits(HttpConnection connection, URI baseUrl, String realm) {
        this.connection = connection;
        this.baseUrl = baseUrl;
        this.opening = BrowserLogin.opening(realm, LoginWay.PASSWORD);
    }

    Times visit(String name) throws IOException {
        try {
            CookieBrowser visit = new CookieBrowser(connection, baseUrl);
            ShownPage forgotten = visit.get(visit.get(opening).link("reset-credentials"));
            String address = forgotten.action("username");
            long typed = System.nanoTime();
            ShownPage asks = visit.post(address, "username=" + name);
            long asked = System.nanoTime();
            String form = asks.action("one_time_code");
            long wrong = System.nanoTime();
            visit.post(form, "one_time_code=00000000&login=true").action("one_time_code");
            return new Times(asked - typed, System.nanoTime() - wrong);
        } catch (LoginBroken e) {
            throw new IOException(e);
        }
    }
}
