package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that can be slow, deaf or crowded. It keeps nothing but the codes, and counts. */
final class MailSink implements Closeable {

    private static final int BACKLOG = 1000;

    private final ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "smtp");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<SmtpConversation> conversations = ConcurrentHashMap.newKeySet();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private final MailedCodes codes = new MailedCodes();
    private volatile MailManner manner = MailManner.PROMPT;

    MailSink() throws IOException {
        threads.execute(this::acceptAll);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on; whoever hangs is let go. Counting begins anew. */
    void behave(MailManner next) {
        manner = next;
        if (!next.hangs()) {
            conversations.stream().filter(SmtpConversation::isHanging).forEach(SmtpConversation::close);
        }
        peak.set(conversations.size());
        refused.set(0);
        mails.set(0);
    }

    MailManner manner() {
        return manner;
    }

    MailedCodes codes() {
        return codes;
    }

    int mails() {
        return mails.get();
    }

    int peak() {
        return peak.get();
    }

    int refused() {
        return refused.get();
    }

    void took(MailedCode mail) {
        mails.incrementAndGet();
        codes.arrived(mail);
    }

    void ended(SmtpConversation conversation) {
        conversations.remove(conversation);
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                greet(socket.accept());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void greet(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        MailManner now = manner;
        SmtpConversation conversation = new SmtpConversation(this, client);
        if (conversations.size() >= now.mostConnections()) {
            refused.incrementAndGet();
            conversation.refuse();
            return;
        }
        conversations.add(conversation);
        peak.accumulateAndGet(conversations.size(), Math::max);
        threads.execute(conversation);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        conversations.forEach(SmtpConversation::close);
        threads.shutdownNow();
    }
}
