package io.github.onetimecode.mail.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.eclipse.angus.mail.smtp.SMTPTransport;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

/**
 * The mail library's conversation with a mail server, and what the server has answered. The library's exceptions do not
 * always tell: it clears up by RSET after a refusal and says HELO after any refused EHLO, and where the server has hung
 * up by then, what is thrown is the break and not the answer (Angus Mail 2.0.5, {@code issueSendCommand}, {@code
 * protocolConnect}).
 */
final class SmtpDialogue extends SMTPTransport {

    private static final String END_OF_DATA = ".";
    /** What else is said belongs to one of these, and may be a secret. */
    private static final Set<String> COMMANDS = Set.of("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", END_OF_DATA);
    /** What belongs to one mail. */
    private static final Set<String> OF_A_MAIL = Set.of("MAIL", "RCPT", "DATA", END_OF_DATA);
    private static final Set<String> CLEARING_UP = Set.of("RSET", "QUIT");
    /** Whose success is 250 to the library, and any 2xx by RFC 5321 section 4.2.1. */
    private static final Set<String> DONE_BY_ANY_2XX = Set.of("MAIL", "RCPT", END_OF_DATA);
    private static final int DONE = 250;

    /**
     * The library logs by the package of its transport, which is ours: addresses at FINE, whole mails at FINEST (Angus
     * Mail 2.0.5, {@code MailLogger}). Held here, since a logger that nobody holds forgets its filter.
     */
    private static final List<Logger> OF_THE_LIBRARY = Stream.of("", ".protocol")
            .map(part -> silent(SmtpDialogue.class.getPackageName() + part)).toList();

    private String command = "";
    private boolean clearingUp;
    private int refusal;

    SmtpDialogue(Session library) {
        super(library, new URLName("smtp", null, -1, null, null, null));
    }

    private static Logger silent(String name) {
        Logger logger = Logger.getLogger(name);
        logger.setFilter(entry -> false);
        return logger;
    }

    /** The code by which the last command was refused; empty if it was not, or there was no answer. */
    Optional<Integer> refusal() {
        return refusal == 0 ? Optional.empty() : Optional.of(refusal);
    }

    /** Whether what was said last was about one mail. */
    boolean isAboutAMail() {
        return OF_A_MAIL.contains(command);
    }

    /** Whether the server knows no more of the mail under way than its sender. */
    boolean isMailNew() {
        return command.equals("MAIL");
    }

    /** Whether the mail under way was ended, so that the server may have taken it. */
    boolean isMailEnded() {
        return command.equals(END_OF_DATA);
    }

    /** How far it came and what the server said, for the log. No word of the server: it may repeat the address. */
    @Override
    public String toString() {
        String at = command.isEmpty() ? "greeting" : isMailEnded() ? "end of DATA" : command;
        return refusal().map(code -> code + " to " + at).orElse("no answer to " + at);
    }

    @Override
    public void connect(String host, int port, String user, String password) throws MessagingException {
        begin();
        super.connect(host, port, user, password);
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        begin();
        super.sendMessage(message, addresses);
    }

    /** Forgets what was said for the mail before. */
    synchronized void begin() {
        command = "";
        clearingUp = false;
        refusal = 0;
    }

    /** Whoever says "not now" to EHLO does not want to hear HELO either. */
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean taken = super.ehlo(domain);
        if (!taken && refusal / 100 == 4) {
            throw new MessagingException("EHLO was refused for now");
        }
        return taken;
    }

    @Override
    protected void sendCommand(String line) throws MessagingException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        clearingUp = CLEARING_UP.contains(verb);
        if (COMMANDS.contains(verb)) {
            // HELO asks what EHLO has asked: a server that hangs up by then has answered before.
            refusal = verb.equals("HELO") ? refusal : 0;
            command = verb;
        }
        super.sendCommand(line);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (clearingUp) {
            return code;
        }
        if (code >= 200) {
            refusal = code >= 400 ? code : 0;
        }
        return code / 100 == 2 && DONE_BY_ANY_2XX.contains(command) ? DONE : code;
    }
}
