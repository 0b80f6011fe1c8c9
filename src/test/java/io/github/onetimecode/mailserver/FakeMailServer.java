package io.github.onetimecode.mailserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.TestRealm;

/**
 * The mail server of the tests, the demo and the benchmark. It behaves as it is told, and keeps what it takes or hands
 * it on.
 */
public final class FakeMailServer implements AutoCloseable {

    private final Traffic traffic = new Traffic();
    private final Inbox inbox = new Inbox();
    private final Gate gate = new Gate();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MailPort port;
    private final Consumer<ArrivedMail> taker;
    private volatile Manners manners;

    private FakeMailServer(Manners manners, MailPort port) {
        this.manners = manners;
        this.port = port;
        this.taker = inbox::take;
    }

    private FakeMailServer(Manners manners, Consumer<ArrivedMail> taker) {
        this.manners = manners;
        this.port = new MailPort();
        this.taker = taker;
    }

    public static FakeMailServer start(Manners manners) {
        return opened(new FakeMailServer(manners, new MailPort()));
    }

    /** @param address where it listens; port 0 is a free one */
    public static FakeMailServer start(InetSocketAddress address) {
        return opened(new FakeMailServer(Manners.GOOD, new MailPort(address)));
    }

    /** @param taker gets each mail in the place of the inbox, before the client is told that it is taken */
    public static FakeMailServer start(Manners manners, Consumer<ArrivedMail> taker) {
        return opened(new FakeMailServer(manners, taker));
    }

    private static FakeMailServer opened(FakeMailServer server) {
        server.open();
        return server;
    }

    /** Refuses connections until it is opened. */
    public static FakeMailServer refusing() {
        return new FakeMailServer(Manners.GOOD, new MailPort());
    }

    public void open() {
        port.open(this::talk);
    }

    public void openAfter(Duration time) {
        Executor later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
        later.execute(this::open);
    }

    /** From now on, over connections that are open, too. */
    public void behave(Manners from) {
        manners = from;
    }

    /** On everybody; whoever comes again is welcome. */
    public void hangUp() {
        port.hangUp();
    }

    /** The realm's mails go here from now on. Keycloak is as patient with it as it always is. */
    public FakeMailServer serve(TestRealm realm) {
        return serve(realm, Duration.ofSeconds(10));
    }

    /** @param patience after which Keycloak gives up on a silent server */
    public FakeMailServer serve(TestRealm realm, Duration patience) {
        realm.change(settings -> serve(settings, patience));
        return this;
    }

    /** The same for a realm that is still to be made. */
    public ObjectNode serve(ObjectNode realm, Duration patience) {
        String milliseconds = String.valueOf(patience.toMillis());
        return realm.withObject("smtpServer").put("host", "localhost").put("port", String.valueOf(port()))
                .put("timeout", milliseconds).put("connectionTimeout", milliseconds).put("writeTimeout", milliseconds);
    }

    /** Whoever comes this far waits there, until {@link #release}. */
    public FakeMailServer hold(Stage stage) {
        gate.shut(stage);
        return this;
    }

    public void release() {
        gate.open();
    }

    public int port() {
        return port.number();
    }

    public Traffic traffic() {
        return traffic;
    }

    public Inbox inbox() {
        return inbox;
    }

    private void talk(Socket client) throws IOException {
        Conversation conversation = new Conversation(new Wire(client, closed), () -> manners, traffic, gate, taker);
        boolean room = traffic.enter(manners.mostConnections());
        try {
            conversation.hold(room);
        } finally {
            if (room) {
                traffic.leave();
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        gate.open();
        port.close();
    }
}
