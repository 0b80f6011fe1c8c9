package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Keycloak as a process of its own, from the distribution that Maven unpacked. */
public final class KeycloakServer implements Server {

    private final Path home;
    private final Path log;
    private final ServerProcess process;
    private final URI baseUrl;
    private final URI managementUrl;
    private final Mailbox mailbox;
    private final Admin admin;

    KeycloakServer(Path home, Path log, ServerProcess process, URI baseUrl, URI managementUrl,
            Mailbox mailbox) {
        this.home = home;
        this.log = log;
        this.process = process;
        this.baseUrl = baseUrl;
        this.managementUrl = managementUrl;
        this.mailbox = mailbox;
        this.admin = new Admin(baseUrl, mailbox);
    }

    public static ServerPlan plan() {
        return new ServerPlan();
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public URI managementUrl() {
        return managementUrl;
    }

    @Override
    public String log() {
        return process.log();
    }

    public Path logFile() {
        return log;
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public Admin admin() {
        return admin;
    }

    /** One more theme, with its files by their paths below the theme's folder. */
    public void addTheme(String name, Map<String, String> files) {
        files.forEach((path, text) -> {
            Path file = home.resolve("themes").resolve(name).resolve(path);
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Takes a theme away that was added. */
    public void removeTheme(String name) {
        try {
            FileTree.delete(home.resolve("themes").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean alive() {
        return process.alive();
    }

    /** Ends it at once, without a word to anybody. */
    public void kill() {
        process.kill();
    }

    /** Ends it in good order. The mailbox stays with whoever gave it. */
    @Override
    public void close() {
        process.stop();
        try {
            FileTree.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
