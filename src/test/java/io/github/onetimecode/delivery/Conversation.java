package io.github.onetimecode.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;

/** One client's conversation with a mail server: any number of mails, one after the other. */
final class Conversation {

    /** What the server does where it behaves, and whether the conversation goes on. */
    private interface Good {
        boolean act() throws IOException;
    }

    private final Wire wire;
    private final Supplier<Manners> manners;
    private final Traffic traffic;
    private final Gate gate;
    private final Inbox inbox;
    private boolean encrypted;
    private boolean known;

    Conversation(Wire wire, Supplier<Manners> manners, Traffic traffic, Gate gate, Inbox inbox) {
        this.wire = wire;
        this.manners = manners;
        this.traffic = traffic;
        this.gate = gate;
        this.inbox = inbox;
        this.known = manners.get().password().isEmpty();
    }

    /** Until one of the two has had enough; at once where there is no room. */
    void hold(boolean room) throws IOException {
        if (!room) {
            say("421 too many connections");
            return;
        }
        if (!at(Stage.GREETING, () -> say("220 "))) {
            return;
        }
        String line = wire.line();
        while (line != null && hear(line)) {
            line = wire.line();
        }
    }

    private boolean hear(String line) throws IOException {
        return switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> at(Stage.HELLO, this::hello);
            case "STARTTLS" -> at(Stage.START_TLS, this::startTls);
            case "AUTH" -> at(Stage.PASSWORD, () -> password(line));
            case "MAIL" -> at(Stage.SENDER, () -> say(known ? "250 " : "530 a password first"));
            case "RCPT" -> at(Stage.RECIPIENT, () -> say("250 "));
            case "DATA" -> at(Stage.DATA, this::mail);
            case "QUIT" -> say("221 ") && false;
            default -> say("250 ");
        };
    }

    private boolean hello() throws IOException {
        boolean offersTls = manners.get().certificate().isPresent() && !encrypted;
        if (offersTls || manners.get().password().isPresent()) {
            say("250-here");
        }
        if (offersTls) {
            say("250-STARTTLS");
        }
        if (manners.get().password().isPresent()) {
            say("250-AUTH PLAIN");
        }
        return say("250 ");
    }

    private boolean startTls() throws IOException {
        say("220 ");
        wire.encrypt(manners.get().certificate().orElseThrow());
        encrypted = true;
        return true;
    }

    /** {@code AUTH PLAIN} and in Base64 two names and the password, a NUL before each but the first (RFC 4616). */
    private boolean password(String line) throws IOException {
        String[] words = line.split(" ");
        String[] parts = new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8).split("\0");
        known = manners.get().password().filter(parts[parts.length - 1]::equals).isPresent();
        return say(known ? "235 " : "535 not this password");
    }

    private boolean mail() throws IOException {
        say("354 ");
        byte[] mail = wire.mail();
        return mail != null && at(Stage.END_OF_DATA, () -> {
            wire.pause(manners.get().beforeTaking());
            inbox.take(mail);
            return say("250 ");
        });
    }

    private boolean at(Stage stage, Good good) throws IOException {
        traffic.reach(stage);
        gate.pass(stage);
        Reaction reaction = manners.get().at(stage);
        return switch (reaction.kind()) {
            case AS_IT_SHOULD -> good.act();
            case ANSWERS -> say(reaction.answer()) && !reaction.saysGoodbye();
            case HANGS_UP -> false;
            case KEEPS_SILENT -> {
                wire.listenUntilHungUp();
                yield false;
            }
        };
    }

    private boolean say(String line) throws IOException {
        wire.say(line, manners.get().perByte());
        return true;
    }
}
