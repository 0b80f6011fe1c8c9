package io.github.onetimecode.mailserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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
    private final Consumer<ArrivedMail> taker;
    private final Doorkeeper doorkeeper;
    private Envelope envelope = Envelope.EMPTY;
    private boolean oneTooMany;

    Conversation(Wire wire, Supplier<Manners> manners, Traffic traffic, Gate gate,
            Consumer<ArrivedMail> taker) {
        this.wire = wire;
        this.manners = manners;
        this.traffic = traffic;
        this.gate = gate;
        this.taker = taker;
        this.doorkeeper = new Doorkeeper(wire, () -> manners.get().door());
    }

    /** Until one of the two has had enough. */
    void hold(boolean room) throws IOException {
        oneTooMany = !room;
        doorkeeper.open();
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
            case "AUTH" -> at(Stage.PASSWORD, () -> say(doorkeeper.ask(line)));
            case "MAIL" -> at(Stage.SENDER, () -> sender(told(line)));
            case "RCPT" -> at(Stage.RECIPIENT, () -> recipient(told(line)));
            case "DATA" -> at(Stage.DATA, this::mail);
            case "QUIT" -> say("221 ") && false;
            default -> say("250 ");
        };
    }

    private boolean hello() throws IOException {
        List<String> extensions = new ArrayList<>(doorkeeper.extensions());
        if (manners.get().takesUtf8()) {
            extensions.add("SMTPUTF8");
        }
        if (!extensions.isEmpty()) {
            say("250-here");
        }
        for (String extension : extensions) {
            say("250-" + extension);
        }
        return say("250 ");
    }

    private boolean startTls() throws IOException {
        say("220 ");
        doorkeeper.encrypt();
        return true;
    }

    private boolean sender(String told) throws IOException {
        envelope = new Envelope(told, "");
        return say(doorkeeper.objection().isEmpty() ? "250 " : doorkeeper.objection());
    }

    private boolean recipient(String told) throws IOException {
        envelope = new Envelope(envelope.from(), told);
        return say("250 ");
    }

    /** What follows the command. */
    private static String told(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8).split(":", 2)[1];
    }

    private boolean mail() throws IOException {
        say("354 ");
        byte[] mail = wire.mail();
        return mail != null && at(Stage.END_OF_DATA, () -> {
            wire.pause(manners.get().beforeTaking());
            taker.accept(new ArrivedMail(mail, Instant.now(), envelope, doorkeeper.entry()));
            return say("250 ");
        });
    }

    private boolean at(Stage stage, Good good) throws IOException {
        if (oneTooMany && stage == manners.get().sentAwayAt()) {
            return say(manners.get().sendingAway()) && !manners.get().sendingAway().startsWith("421");
        }
        traffic.reach(stage);
        gate.pass(stage);
        Reaction reaction = manners.get().at(stage);
        return switch (reaction.kind()) {
            case AS_IT_SHOULD -> good.act();
            case ANSWERS, ANSWERS_AND_HANGS_UP -> say(reaction.answer()) && !reaction.saysGoodbye();
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
