package io.github.onetimecode.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.awaitility.Awaitility;

/** A mail server that keeps what it is sent. */
public final class Mailbox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail greenMail;

    private Mailbox(String address, int port) {
        greenMail = new GreenMail(new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
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
        return greenMail.getSmtp().getPort();
    }

    /** What this address got so far, oldest first. */
    public List<Mail> mails(String address) {
        return messages(inbox(address));
    }

    public int count(String address) {
        MailFolder inbox = inbox(address);
        return inbox == null ? 0 : inbox.getMessageCount();
    }

    /** What everybody got so far, in no order. */
    public List<Mail> all() {
        return Arrays.stream(greenMail.getReceivedMessages()).map(Mail::of).toList();
    }

    /** The n-th mail to this address, counted from 1. Fails when it does not arrive in 20 seconds. */
    public Mail await(String address, int number) {
        Awaitility.await("mail " + number + " to " + address).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> count(address) >= number);
        return mails(address).get(number - 1);
    }

    /** The only mail to this address. */
    public Mail await(String address) {
        return await(address, 1);
    }

    /** Forgets everybody's mails. */
    public void purge() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    private MailFolder inbox(String address) {
        GreenMailUser user = greenMail.getUserManager().getUserByEmail(address);
        try {
            return user == null ? null : greenMail.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Mail> messages(MailFolder inbox) {
        return inbox == null ? List.of() : inbox.getMessages().stream().map(StoredMessage::getMimeMessage)
                .map(Mail::of).toList();
    }

    private static final class Shared {

        private static final Mailbox MAILBOX = start();
    }
}
