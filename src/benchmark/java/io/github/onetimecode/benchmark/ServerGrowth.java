package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;

import io.github.onetimecode.benchmark.growth.GrowthResourceFactory;

/** Lets the server have more, or less, than it has come to by itself: by requests to the second provider jar. */
final class ServerGrowth implements Closeable {

    private static final int ENTRIES_AT_ONCE = 20_000;
    private static final int USERS_AT_ONCE = 10_000;

    private final HttpConnection connection;
    private final String address;
    private int entries;

    ServerGrowth(MeasuredSystem system) throws IOException {
        this.connection = system.connection();
        this.address = "/realms/" + system.realm().name() + "/" + GrowthResourceFactory.ID + "/";
    }

    /** As many entries that stay for a day, no more and no fewer. */
    void haveEntries(int count) throws IOException {
        while (entries < count) {
            int next = Math.min(count, entries + ENTRIES_AT_ONCE);
            ask("POST", "entries?from=" + entries + "&to=" + next);
            entries = next;
        }
        while (entries > count) {
            int next = Math.max(count, entries - ENTRIES_AT_ONCE);
            long removed = ask("DELETE", "entries?from=" + next + "&to=" + entries);
            if (removed != entries - next) {
                throw new IOException(removed + " entries were there, not " + (entries - next));
            }
            entries = next;
        }
    }

    /** As many more that end after a minute. */
    void addBriefEntries(int count) throws IOException {
        for (int from = 0; from < count; from += ENTRIES_AT_ONCE) {
            ask("POST", "brief?from=" + from + "&to=" + Math.min(count, from + ENTRIES_AT_ONCE));
        }
    }

    /** Users like this one. */
    void addUsers(String copied, String prefix, int count) throws IOException {
        for (int from = 0; from < count; from += USERS_AT_ONCE) {
            ask("POST", "users?copied=" + copied + "&prefix=" + prefix + "&from=" + from + "&to="
                    + Math.min(count, from + USERS_AT_ONCE));
        }
    }

    /** Those that nobody has finished. */
    void forgetLogins() throws IOException {
        ask("DELETE", "logins");
    }

    /** Bytes in use after a collection. */
    long heap() throws IOException {
        return ask("GET", "heap");
    }

    private long ask(String method, String what) throws IOException {
        HttpAnswer answer = connection.exchange(method + " " + address + what
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        if (answer.status() != 200) {
            throw new IOException(method + " " + what + ": " + answer.status() + " " + answer.body());
        }
        return Long.parseLong(answer.body().strip());
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
