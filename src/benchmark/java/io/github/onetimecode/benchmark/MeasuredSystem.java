package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Servers, a realm with users, and a mail server: all that a measurement happens on. */
final class MeasuredSystem {

    static final int PROBES_PER_SECOND = 5;

    /** Longer than the pause before a mail is tried again. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Nodes nodes;
    private final BenchmarkRealm realm;
    private final MailSink sink;
    private final HttpConnections connections;
    private final Crowd crowd;

    MeasuredSystem(Nodes nodes, BenchmarkRealm realm, MailSink sink) {
        this.nodes = nodes;
        this.realm = realm;
        this.sink = sink;
        this.connections = new HttpConnections(nodes.baseUrl(), nodes.ports());
        this.crowd = new Crowd(realm.accounts());
    }

    Nodes nodes() {
        return nodes;
    }

    MailSink sink() {
        return sink;
    }

    /** One more, for whoever asks for something else than a login. */
    HttpConnection connection() throws IOException {
        return new HttpConnection("localhost", nodes.first().port());
    }

    BenchmarkRealm realm() {
        return realm;
    }

    Crowd crowd() {
        return crowd;
    }

    Login login(Scenario row) {
        return row.way().isLogin() ? new BrowserLogin(connections, sink.codes(), realm.name(), row.way(), true,
                row.script()) : new ApiConfirmation(connections, sink.codes(), realm.name(), realm.token());
    }

    /** Ends at the page after the password. */
    Login untilNextPage(LoginWay way) {
        return new BrowserLogin(connections, sink.codes(), realm.name(), way, false, false);
    }

    /** Rests at this page. */
    Login resting(RestingPage page) {
        return new RestingLogin(connections, sink.codes(), realm.name(), page);
    }

    /** Spends of what a user may spend, by {@link LoginWay#FILLING}. */
    Login spending(List<Integer> wrongCodes) {
        return new SpendingLogins(connections, sink.codes(), realm.name(), wrongCodes);
    }

    /**
     * A new row begins: no sessions and no garbage of the last one, and a mail server that behaves like this. Otherwise
     * one row would pay for what another has left.
     */
    void prepare(MailManner manner) throws IOException {
        realm.forgetSessions();
        sink.behave(manner);
        nodes.collectGarbage();
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
