package io.github.onetimecode.delivery;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.TestRealm;

/** A mail server on a free port of this machine that behaves as it is told. */
public final class MisbehavingMailServer implements AutoCloseable {

    private final MailPort port = new MailPort();
    private final Traffic traffic = new Traffic();
    private final Inbox inbox = new Inbox();
    private final Gate gate = new Gate();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Manners manners;

    private MisbehavingMailServer(Manners manners) {
        this.manners = manners;
    }

    public static MisbehavingMailServer start(Manners manners) {
        MisbehavingMailServer server = new MisbehavingMailServer(manners);
        server.open();
        return server;
    }

    /** Refuses connections until it is opened. */
    public static MisbehavingMailServer refusing() {
        return new MisbehavingMailServer(Manners.GOOD);
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

    /** The realm's mails go here from now on. Keycloak is as patient with it as it always is. */
    public MisbehavingMailServer serve(TestRealm realm) {
        return serve(realm, Duration.ofSeconds(10));
    }

    /** @param patience after which Keycloak gives up on a silent server */
    public MisbehavingMailServer serve(TestRealm realm, Duration patience) {
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
    public MisbehavingMailServer hold(Stage stage) {
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
        Conversation conversation = new Conversation(new Wire(client, closed), () -> manners, traffic, gate, inbox);
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
