package io.github.onetimecode.mailserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Lets one client of a mail server in: by encryption, a password or a token, as its {@link Door} says. */
final class Doorkeeper {

    private static final String START = "\1auth=Bearer ";

    private final Wire wire;
    private final Supplier<Door> door;
    private boolean encrypted;
    private boolean known;
    private String mechanism = "";

    Doorkeeper(Wire wire, Supplier<Door> door) {
        this.wire = wire;
        this.door = door;
        this.known = door.get().secret().isEmpty();
    }

    /** Encrypts before anybody speaks, where it is that kind of server. */
    void open() throws IOException {
        if (door.get().tls() == Door.Tls.FROM_THE_START) {
            encrypt();
        }
    }

    void encrypt() throws IOException {
        wire.encrypt(door.get().certificate().orElseThrow());
        encrypted = true;
    }

    /** What it says that it can do. */
    List<String> extensions() {
        List<String> extensions = new ArrayList<>();
        if (door.get().offersTls() && !encrypted) {
            extensions.add("STARTTLS");
        }
        if (door.get().secret().isPresent()) {
            extensions.add("AUTH " + String.join(" ", door.get().mechanisms()));
        }
        return extensions;
    }

    /** Takes an {@code AUTH} with all that belongs to it. The answer. */
    String ask(String line) throws IOException {
        String[] words = line.split(" ");
        mechanism = words[1].toUpperCase(Locale.ROOT);
        if (isShut() || !door.get().mechanisms().contains(mechanism)) {
            return isShut() ? "530 encrypt first" : "504 not that way";
        }
        String secret = switch (mechanism) {
            case "PLAIN" -> password(decoded(words[2]));
            case "LOGIN" -> login();
            case "XOAUTH2" -> token(decoded(words[2]));
            default -> throw new IllegalArgumentException(mechanism);
        };
        known = door.get().secret().filter(secret::equals).isPresent();
        return known ? "235 " : "535 not this password";
    }

    /** Empty, or why it takes no mail. */
    String objection() {
        if (isShut()) {
            return "530 encrypt first";
        }
        return known ? "" : "530 a password first";
    }

    Entry entry() {
        return new Entry(encrypted, known ? mechanism : "");
    }

    private boolean isShut() {
        return door.get().tls() == Door.Tls.DEMANDED && !encrypted;
    }

    private String login() throws IOException {
        wire.say("334 " + encoded("Username:"), Duration.ZERO);
        wire.line();
        wire.say("334 " + encoded("Password:"), Duration.ZERO);
        return decoded(wire.line());
    }

    /** {@code user=name^Aauth=Bearer token^A^A}, as Google and Microsoft describe it. */
    private static String token(String response) {
        int from = response.indexOf(START) + START.length();
        return response.substring(from, response.indexOf('\1', from));
    }

    /** Two names and the password, a NUL before each but the first (RFC 4616). */
    private static String password(String response) {
        String[] parts = response.split("\0");
        return parts[parts.length - 1];
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
