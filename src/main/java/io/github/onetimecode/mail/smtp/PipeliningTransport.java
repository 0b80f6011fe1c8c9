package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

/**
 * Sends MAIL, RCPT and DATA in one write and then reads the three answers, if the mail server offers that (PIPELINING,
 * RFC 2920). The mail library sends one command after the other (Angus Mail 2.0.5). Here each of its three commands is
 * held back, and it is told that the server agrees. The commands are sent before the library writes the mail, and it
 * writes the mail only if the server has agreed to all of them.
 */
abstract class PipeliningTransport extends SMTPTransport {

    static final String RECIPIENT = "RCPT";
    static final String DATA = "DATA";
    static final String END_OF_DATA = ".";

    private static final String OFFER = "PIPELINING";
    /** The codes that the library expects. */
    private static final int DONE = 250;
    private static final int START_OF_MAIL = 354;
    /** Unknown command, command not implemented, commands in a bad order (RFC 5321 section 4.2.2). */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(500, 502, 503);

    private final boolean allowed;
    private final List<String> held = new ArrayList<>();
    private boolean holding;
    private boolean unanswered;
    private boolean misunderstood;

    /** @param allowed whether commands may be sent together if the server offers it */
    PipeliningTransport(Session library, boolean allowed) {
        super(library, new URLName("smtp", null, -1, null, null, null));
        this.allowed = allowed;
    }

    /** Reads the answer to a command that was sent together with others. Any success but that of DATA is 250. */
    abstract int answerTo(String line) throws MessagingException;

    /** Reads an answer that decides nothing. */
    abstract int heardAnswer() throws MessagingException;

    /**
     * Whether commands of the last mail were sent together, and the server neither agreed to all nor refused the mail.
     */
    boolean isUnanswered() {
        return unanswered;
    }

    /**
     * Whether the server offers to take commands together but does not seem to have understood those of the last mail:
     * it answered the first and then no more, or found an error in them. It has seen nothing of the mail itself.
     */
    boolean isMisunderstood() {
        return misunderstood;
    }

    /** Whether answers are made up for the library, since the commands have not been sent yet. */
    boolean isHolding() {
        return holding;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        unanswered = false;
        misunderstood = false;
        holding = allowed && supportsExtension(OFFER)
                && Arrays.stream(addresses).map(Address::toString).allMatch(PipeliningTransport::isPlain);
        try {
            super.sendMessage(message, addresses);
        } finally {
            holding = false;
            held.clear();
        }
    }

    @Override
    protected void sendCommand(String line) throws MessagingException {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            // Angus Mail refuses them itself since 2.0.4; Keycloak 26.2 has 2.0.3.
            throw new MessagingException("A command has a line break");
        }
        // Other letters, in the address of the sender, are left to the library, which encodes them or refuses them.
        holding = holding && isPlain(line);
        if (holding) {
            held.add(line);
        } else {
            super.sendCommand(line);
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        return holding ? success(held.get(held.size() - 1)) : super.readServerResponse();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream mail = super.data();
        if (holding) {
            holding = false;
            unanswered = true;
            sendHeld(mail);
            readAnswers();
            unanswered = false;
        }
        return mail;
    }

    /** The stream of the mail is the library's buffer, which the last command empties, in one write. */
    private void sendHeld(OutputStream buffer) throws MessagingException {
        try {
            for (String line : held.subList(0, held.size() - 1)) {
                buffer.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new MessagingException("The commands could not be sent", e);
        }
        super.sendCommand(DATA);
    }

    /** The first answer that is no success decides. RFC 2920 section 3.1 requires to read the others as well. */
    private void readAnswers() throws MessagingException {
        SMTPSendFailedException failure = null;
        boolean withoutRecipient = false;
        int code = 0;
        for (String line : held) {
            code = failure == null ? heardAnswerTo(line) : heardAnswer();
            withoutRecipient |= line.startsWith(RECIPIENT) && code >= 400;
            if (failure == null && code != success(line)) {
                failure = new SMTPSendFailedException(line, code, getLastServerResponse(), null, null, null, null);
                misunderstood = NOT_UNDERSTOOD.contains(code);
                unanswered = misunderstood || code < 400;
            }
            // These servers say nothing more, or nothing that counts.
            if (code < 0 || code == TryOutcome.SERVICE_NOT_AVAILABLE || misunderstood) {
                throw failure;
            }
        }
        if (failure != null) {
            if (code == START_OF_MAIL && withoutRecipient) {
                endEmptyMail();
            }
            throw failure;
        }
    }

    private int heardAnswerTo(String line) throws MessagingException {
        try {
            return answerTo(line);
        } catch (MessagingException e) {
            boolean silent = e.getCause() instanceof SocketTimeoutException;
            misunderstood = silent && !line.equals(held.get(0));
            throw e;
        }
    }

    /**
     * A server that waits for a mail without a recipient gets an empty one, and refuses it (RFC 2920 section 3.1). One
     * that has a recipient could deliver it; there the connection is closed.
     */
    private void endEmptyMail() throws MessagingException {
        super.sendCommand(END_OF_DATA);
        heardAnswer();
    }

    private static int success(String line) {
        return line.equals(DATA) ? START_OF_MAIL : DONE;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
