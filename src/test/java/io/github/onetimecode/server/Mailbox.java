package io.github.onetimecode.server;

import java.net.InetSocketAddress;
import java.util.List;

import io.github.onetimecode.mailserver.ArrivedMail;
import io.github.onetimecode.mailserver.FakeMailServer;

/** A mail server that takes every mail, and what people find there. */
public final class Mailbox implements AutoCloseable {

    private final FakeMailServer server;

    private Mailbox(String address, int port) {
        server = FakeMailServer.start(new InetSocketAddress(address, port));
    }

    /** On a free port of this machine alone. */
    public static Mailbox start() {
        return new Mailbox("127.0.0.1", 0);
    }

    public static Mailbox start(int port) {
        return new Mailbox("127.0.0.1", port);
    }

    /** For a server in a container, which comes from another address. */
    static Mailbox startForContainers() {
        return new Mailbox("0.0.0.0", 0);
    }

    /** The one that all servers of this JVM send to; it ends with the JVM. */
    static Mailbox shared() {
        return Shared.MAILBOX;
    }

    public int port() {
        return server.port();
    }

    /** What this address got so far, oldest first. */
    public List<Mail> mails(String address) {
        return server.inbox().to(address).stream().map(ArrivedMail::mail).toList();
    }

    public int count(String address) {
        return server.inbox().to(address).size();
    }

    /** What everybody got so far, oldest first. */
    public List<Mail> all() {
        return server.inbox().all().stream().map(ArrivedMail::mail).toList();
    }

    /** The n-th mail to this address, counted from 1. Fails when it does not arrive in 20 seconds. */
    public Mail await(String address, int number) {
        return server.inbox().await(address, number);
    }

    /** The only mail to this address. */
    public Mail await(String address) {
        return await(address, 1);
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {

        private static final Mailbox MAILBOX = start();
    }
}
