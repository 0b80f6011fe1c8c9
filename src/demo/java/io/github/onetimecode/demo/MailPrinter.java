package io.github.onetimecode.demo;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;

/** Shows each mail as it arrives, with its code on a line of its own. */
final class MailPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Mailbox mailbox;
    private final PrintStream out;
    private final Set<Mail> shown = new HashSet<>();

    MailPrinter(Mailbox mailbox, PrintStream out) {
        this.mailbox = mailbox;
        this.out = out;
    }

    void printNew() {
        mailbox.all().stream().filter(shown::add).forEach(this::print);
    }

    private void print(Mail mail) {
        out.printf("%n---- %s  mail to %s ----%n", LocalTime.now().format(TIME), mail.to());
        out.println("Subject: " + mail.subject());
        if (mail.hasCode()) {
            out.printf("%n     CODE  >>>  %s  <<<%n", mail.code());
        }
        out.println();
        mail.text().strip().lines().forEach(line -> out.println("  | " + line));
        out.println("----");
    }
}
