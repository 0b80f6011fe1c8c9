package io.github.onetimecode.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

import io.github.onetimecode.memory.Answers;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;

/**
 * What one mail costs over a connection that is open: with the mail library alone, which sends one prepared message
 * over and over, and with the courier's sender, which puts each mail together and opens another connection after 50.
 * All talk to a mail server in the same process, whose CPU is taken off. Prints a line for each way.
 */
public final class MailPriceBenchmark {

    private static final int WARM_UP = 8_000;
    private static final int MAILS = 1_000;
    private static final int ROUNDS = 7;
    /** Opening a connection takes so many times as long as a mail. */
    private static final int LONGER = 20;
    private static final String PROSE = "Somebody wants to log in to the shop with this address. ";
    private static final String LETTERS = "Jemand möchte sich mit dieser Adresse im Geschäft anmelden. ";

    private final Map<String, String> settings;
    private final RenderedMail mail;
    private final KeycloakSession session;
    private final DefaultEmailSenderProviderFactory keycloaks = new DefaultEmailSenderProviderFactory();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    /** Something that is done once for each mail. */
    private interface Way {
        void go() throws MessagingException, IOException;
    }

    private MailPriceBenchmark(int port, String prose) {
        settings = new HashMap<>(Map.of("host", "localhost", "port", String.valueOf(port), "from", "login@example.org",
                "fromDisplayName", "The shop", "replyTo", "help@example.org", "auth", "false", "ssl", "false",
                "starttls", "false"));
        mail = new RenderedMail("3f0c9a52-7a37-4d0c-8f0e-0d4d3b6c8a11", "ann@example.com",
                "KCC: your code for the shop", (prose.repeat(2) + "\n").repeat(4),
                ("<p style=\"margin: 0\">" + prose.repeat(2) + "</p>\n").repeat(12), "KCC");
        KeycloakSessionFactory factory = Answers.of(KeycloakSessionFactory.class,
                Map.of("getProviderFactory", kind -> keycloaks));
        session = Answers.of(KeycloakSession.class, Map.of("getKeycloakSessionFactory", nothing -> factory));
        keycloaks.init(null);
        timer.setRemoveOnCancelPolicy(true);
    }

    public static void main(String[] arguments) throws MessagingException, IOException {
        // Threads of the library's timers are no daemons.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        try (SmtpSink plain = new SmtpSink(false); SmtpSink pipelining = new SmtpSink(true)) {
            Map<String, Way> ways = new LinkedHashMap<>();
            MailPriceBenchmark ascii = new MailPriceBenchmark(plain.port(), PROSE);
            MailPriceBenchmark together = new MailPriceBenchmark(pipelining.port(), PROSE);
            MailPriceBenchmark letters = new MailPriceBenchmark(pipelining.port(), LETTERS);
            ways.put("library, one message, as Keycloak sets it up", ascii.library(true));
            ways.put("library, one message, no timeout of writes", ascii.library(false));
            ways.put("sender, commands one by one", ascii.sender());
            ways.put("sender, commands together", together.sender());
            ways.put("sender, together, with other letters", letters.sender());
            ways.put("message alone", ascii.message());
            ways.put("message alone, with other letters", letters.message());
            measure(ways, 1);
            measure(Map.of("opening a connection", together.opening()), LONGER);
        }
        System.exit(0);
    }

    /** @param longer how many times as long as a mail each of them takes */
    private static void measure(Map<String, Way> ways, int longer) throws MessagingException, IOException {
        Map<String, MailPrice> least = new LinkedHashMap<>();
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            repeat(way.getValue(), WARM_UP / longer);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                MailPrice before = MailPrice.now();
                repeat(way.getValue(), MAILS / longer);
                least.merge(way.getKey(), MailPrice.now().since(before, MAILS / longer), MailPrice::least);
            }
        }
        System.out.printf("%-46s %8s %8s %8s %9s %9s%n", "least of " + ROUNDS + " rounds, for each mail", "us",
                "CPU us", "thread", "bytes", "waits");
        least.forEach((way, price) -> System.out.printf("%-46s %s%n", way, price));
    }

    private static void repeat(Way way, int times) throws MessagingException, IOException {
        for (int time = 0; time < times; time++) {
            way.go();
        }
    }

    private Way library(boolean limitsWrites) throws MessagingException {
        Properties properties = new SmtpServer("realm", settings).properties(session);
        if (!limitsWrites) {
            properties.remove("mail.smtp.writetimeout");
        }
        Session library = Session.getInstance(properties);
        MimeMessage message = new SmtpMessage(library, new SmtpServer("realm", settings), addresses(), mail,
                Clock.systemUTC().instant());
        Address[] recipients = ((SmtpMessage) message).recipients();
        SMTPTransport transport = new SMTPTransport(library, new URLName("smtp", null, -1, null, null, null));
        transport.connect();
        return () -> transport.sendMessage(message, recipients);
    }

    private Way sender() {
        SmtpConnections connections = new SmtpConnections(Clock.systemUTC(), timer);
        return () -> {
            // As the queue does, for each mail.
            TryOutcome outcome = new MailSender(connections, Clock.systemUTC(),
                    new SmtpServer("realm", settings), work -> work.apply(session, null), Optional.of(keycloaks))
                    .send(mail);
            if (outcome != TryOutcome.SENT) {
                throw new IOException(outcome.name());
            }
        };
    }

    private Way message() throws MessagingException {
        SmtpServer server = new SmtpServer("realm", settings);
        Session library = Session.getInstance(server.properties(session));
        SenderAddresses addresses = addresses();
        return () -> new SmtpMessage(library, server, addresses, mail, Clock.systemUTC().instant())
                .writeTo(OutputStream.nullOutputStream());
    }

    private Way opening() {
        SmtpConnections connections = new SmtpConnections(Clock.systemUTC(), timer);
        SmtpServer server = new SmtpServer("realm", settings);
        return () -> {
            SmtpConnection connection = connections.another(server, session);
            try {
                connection.open(session, keycloaks);
            } catch (org.keycloak.email.EmailException e) {
                throw new IOException(e);
            }
            connection.close();
        };
    }

    private SenderAddresses addresses() throws MessagingException {
        return SenderAddresses.of(new SmtpServer("realm", settings));
    }
}
