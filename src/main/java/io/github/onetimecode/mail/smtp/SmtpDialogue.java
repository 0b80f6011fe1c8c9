package io.github.onetimecode.mail.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

/**
 * The mail library's conversation with a mail server, with the server's answers. The library's exceptions do not always
 * contain them: after a refusal it sends RSET, and after a refused EHLO it sends HELO. If the server has closed the
 * connection by then, the exception tells of that instead of the answer (Angus Mail 2.0.5, {@code issueSendCommand},
 * {@code protocolConnect}).
 */
final class SmtpDialogue extends PipeliningTransport {

    /** Everything else that is sent belongs to one of these commands, and may be a secret. */
    private static final Set<String> COMMANDS =
            Set.of("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", RECIPIENT, DATA, END_OF_DATA);
    /** The commands about one mail. */
    private static final Set<String> OF_A_MAIL = Set.of("MAIL", RECIPIENT, DATA, END_OF_DATA);
    private static final Set<String> CLEARING_UP = Set.of("RSET", "QUIT");
    /** For these the library expects 250, while RFC 5321 section 4.2.1 allows any 2xx. */
    private static final Set<String> DONE_BY_ANY_2XX = Set.of("MAIL", RECIPIENT, END_OF_DATA);
    private static final int DONE = 250;

    /**
     * The library names its loggers after the package of its transport, which is this one. It logs addresses at FINE
     * and whole mails at FINEST (Angus Mail 2.0.5, {@code MailLogger}). The reference is kept here, since a logger that
     * is garbage collected loses its filter.
     */
    private static final List<Logger> OF_THE_LIBRARY = Stream.of("", ".protocol")
            .map(part -> silent(SmtpDialogue.class.getPackageName() + part)).toList();

    private final Runnable givenUp;
    private String command = "";
    private boolean clearingUp;
    private int refusal;
    private int answer;

    /**
     * @param together whether the commands before a mail may be sent together if the server offers it
     * @param givenUp  called when no answer came, before the library closes the connection
     */
    SmtpDialogue(Session library, boolean together, Runnable givenUp) {
        super(library, together);
        this.givenUp = givenUp;
    }

    private static Logger silent(String name) {
        Logger logger = Logger.getLogger(name);
        logger.setFilter(entry -> false);
        return logger;
    }

    /** The code with which the last command was refused; empty if it was not refused or not answered. */
    Optional<Integer> refusal() {
        return refusal == 0 ? Optional.empty() : Optional.of(refusal);
    }

    /** Whether the last command was about one mail. */
    boolean isAboutAMail() {
        return OF_A_MAIL.contains(command);
    }

    /** Whether the last command named the recipient. */
    boolean isAboutTheRecipient() {
        return command.equals(RECIPIENT);
    }

    /** Whether the server knows only the sender of the current mail so far. */
    boolean isMailNew() {
        return command.equals("MAIL");
    }

    /** Whether the last command was MAIL or DATA, which have nothing to do with the recipient. */
    boolean isBeforeTheMail() {
        return isMailNew() || command.equals(DATA);
    }

    /** Whether the current mail was sent completely, so that the server may have accepted it. */
    boolean isMailEnded() {
        return command.equals(END_OF_DATA);
    }

    /**
     * The last command and the code of its answer, for the log. Not the server's words, which may contain the address.
     */
    @Override
    public String toString() {
        String at = command.isEmpty() ? "greeting" : isMailEnded() ? "end of DATA" : command;
        int said = refusal == 0 ? answer : refusal;
        return (said == 0 ? "no answer" : said) + " to " + at;
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

    /** Forgets the answers to the previous mail. */
    synchronized void begin() {
        command = "";
        clearingUp = false;
        refusal = 0;
        answer = 0;
    }

    /** A server that answers 4xx to EHLO must not be asked again with HELO. */
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
        listenFor(line);
        super.sendCommand(line);
    }

    @Override
    int answerTo(String line) throws MessagingException {
        listenFor(line);
        return readServerResponse();
    }

    private void listenFor(String line) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        clearingUp = CLEARING_UP.contains(verb);
        if (COMMANDS.contains(verb)) {
            // HELO repeats the question of EHLO: the refusal stays valid even if the server does not answer HELO.
            refusal = verb.equals("HELO") ? refusal : 0;
            answer = 0;
            command = verb;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (clearingUp) {
            return heardAnswer();
        }
        answer = 0;
        int code = heardAnswer();
        answer = isHolding() ? 0 : Math.max(0, code);
        if (code >= 200) {
            refusal = code >= 400 ? code : 0;
        }
        return code / 100 == 2 && DONE_BY_ANY_2XX.contains(command) ? DONE : code;
    }

    @Override
    int heardAnswer() throws MessagingException {
        try {
            return super.readServerResponse();
        } catch (MessagingException e) {
            givenUp.run();
            throw e;
        }
    }
}
