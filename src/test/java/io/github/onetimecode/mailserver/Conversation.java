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
    private String answer = "";
    /** Whether nobody has said yet from whom the next mail is, or it wants nothing from them or for somebody. */
    private boolean unwilling = true;
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
        if (at(Stage.GREETING, () -> say("220 "))) {
            String line = wire.line();
            while (line != null && hear(line)) {
                line = wire.line();
            }
        }
        wire.flush();
    }

    private boolean hear(String line) throws IOException {
        String objection = manners.get().pipelining().objection();
        if (wire.hasMore()) {
            traffic.comeEarly();
            if (!objection.isEmpty()) {
                wire.forgetTheRest();
                return say(objection);
            }
        }
        if (manners.get().pipelining() == Pipelining.HARD_OF_HEARING) {
            wire.forgetTheRest();
        }
        return switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> at(Stage.HELLO, this::hello);
            case "STARTTLS" -> at(Stage.START_TLS, this::startTls);
            case "AUTH" -> at(Stage.PASSWORD, () -> say(doorkeeper.ask(line)));
            case "MAIL" -> {
                unwilling = false;
                yield isWillingAfter(at(Stage.SENDER, () -> sender(told(line))));
            }
            case "RCPT" -> isWilling() ? isWillingAfter(at(Stage.RECIPIENT, () -> recipient(told(line))))
                    : say("503 from whom?");
            case "DATA" -> isWilling() ? at(Stage.DATA, this::mail) : say("503 from whom, and for whom?");
            case "QUIT" -> say("221 ") && false;
            default -> say("250 ");
        };
    }

    private boolean hello() throws IOException {
        List<String> extensions = new ArrayList<>(doorkeeper.extensions());
        if (manners.get().takesUtf8()) {
            extensions.add("SMTPUTF8");
        }
        if (manners.get().pipelining() != Pipelining.NONE) {
            extensions.add("PIPELINING");
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
        return doorkeeper.objection().isEmpty() ? agree() : say(doorkeeper.objection());
    }

    private boolean recipient(String told) throws IOException {
        envelope = new Envelope(envelope.from(), told);
        return agree();
    }

    /** @param goesOn whether the conversation does, which is what it returns */
    private boolean isWillingAfter(boolean goesOn) {
        unwilling |= !answer.startsWith("2");
        return goesOn;
    }

    private boolean isWilling() {
        return !unwilling || manners.get().pipelining() == Pipelining.CARELESS;
    }

    /** What follows the command. */
    private static String told(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8).split(":", 2)[1];
    }

    private boolean mail() throws IOException {
        unwilling = true;
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
        if (gate.isShut(stage)) {
            wire.flush();
            gate.pass(stage);
        }
        Reaction reaction = manners.get().at(stage);
        if (reaction.kind() != Reaction.Kind.AS_IT_SHOULD) {
            wire.flush();
        }
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

    private boolean agree() throws IOException {
        if (!manners.get().perByte().isZero()) {
            return say("250 ");
        }
        answer = "250 ";
        wire.sayWithTheNext(answer);
        return true;
    }

    private boolean say(String line) throws IOException {
        answer = line;
        wire.say(line, manners.get().perByte());
        return true;
    }
}
