package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server, a realm with users, and a mail server: all that a measurement happens on. */
final class MeasuredSystem {

    static final int PROBES_PER_SECOND = 5;

    /** Longer than the pause before a mail is tried again. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final BenchedServer server;
    private final BenchmarkRealm realm;
    private final MailSink sink;
    private final HttpConnections connections;
    private final Crowd crowd;
    private final boolean script;

    MeasuredSystem(BenchedServer server, BenchmarkRealm realm, MailSink sink, boolean script) {
        this.server = server;
        this.realm = realm;
        this.sink = sink;
        this.connections = new HttpConnections(server.baseUrl());
        this.script = script;
        this.crowd = new Crowd(realm.accounts());
    }

    BenchedServer server() {
        return server;
    }

    MailSink sink() {
        return sink;
    }

    Crowd crowd() {
        return crowd;
    }

    Login login(LoginWay way) {
        return way.isLogin() ? visit(way) : new ApiConfirmation(connections, sink.codes(), realm.name(), realm.token());
    }

    private Login visit(LoginWay way) {
        return new BrowserLogin(connections, sink.codes(), realm.name(), way, true, script);
    }

    /** Ends at the page after the password. */
    Login untilNextPage(LoginWay way) {
        return new BrowserLogin(connections, sink.codes(), realm.name(), way, false, script);
    }

    /** A new row begins: no sessions of the last one, and a mail server that behaves like this. */
    void prepare(MailManner manner) throws IOException {
        realm.forgetSessions();
        sink.behave(manner);
    }

    /** Lets go whatever waits: until as many mails have come, or none for some time, since the rest was given up. */
    void drain(int outstanding) {
        sink.behave(MailManner.PROMPT);
        int known = -1;
        while (known < sink.mails() && sink.mails() < outstanding) {
            known = sink.mails();
            awaitMoreThan(known);
        }
    }

    private void awaitMoreThan(int known) {
        try {
            Awaitility.await().atMost(QUIET).pollInterval(Duration.ofMillis(100)).until(() -> sink.mails() > known);
        } catch (ConditionTimeoutException e) {
            // Nothing more is under way.
        }
    }
}
