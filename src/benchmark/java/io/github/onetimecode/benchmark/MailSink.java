package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.onetimecode.mailserver.ArrivedMail;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Stage;

/** A mail server that can be slow, deaf or crowded. It keeps nothing but the codes, and counts. */
final class MailSink implements Closeable {

    private final AtomicInteger mails = new AtomicInteger();
    private final MailedCodes codes = new MailedCodes();
    private final FakeMailServer server = FakeMailServer.start(MailManner.PROMPT.manners(), this::take);
    private MailManner manner = MailManner.PROMPT;
    private volatile byte[] last = {};

    int port() {
        return server.port();
    }

    /** From now on; whoever hangs is let go. Counting begins anew. */
    void behave(MailManner next) {
        server.behave(next.manners());
        if (manner.hangs()) {
            server.hangUp();
        }
        manner = next;
        server.traffic().forget();
        mails.set(0);
    }

    /** For a limit of connections: it is checked when one is opened, and those of earlier rows are still open. */
    void hangUp() {
        server.hangUp();
    }

    MailedCodes codes() {
        return codes;
    }

    int mails() {
        return mails.get();
    }

    /** As it came. */
    byte[] last() {
        return last;
    }

    /** Whoever would send waits at the first command of a mail, until {@link #release}. */
    void hold() {
        server.hold(Stage.SENDER);
    }

    void release() {
        server.release();
    }

    int peak() {
        return server.traffic().peak();
    }

    int refused() {
        return server.traffic().sentAway();
    }

    private void take(ArrivedMail mail) {
        MailedCode code = MailedCode.of(mail, System.nanoTime());
        last = mail.raw();
        mails.incrementAndGet();
        codes.arrived(code);
    }

    @Override
    public void close() {
        server.close();
    }
}
