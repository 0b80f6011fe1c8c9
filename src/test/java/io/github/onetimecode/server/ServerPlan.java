package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a server is to be like. Our jar, the themes and the realm are always there. */
public final class ServerPlan {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<Path> jars = new ArrayList<>();
    private final List<String> buildOptions = new ArrayList<>();
    private final List<String> realms = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> configurations = new HashMap<>();
    private final List<String> jvm = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
    private String name = "server-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private String version = ProjectFiles.serverVersion();
    private Path ours = ProjectFiles.jar();
    private String heap = "640m";
    private int port;
    private String cache = "local";
    private Mailbox mailbox;

    /** Another one than the tests run on, of those that are unpacked. */
    public ServerPlan version(String number) {
        version = number;
        return this;
    }

    /** Another build of our jar. */
    ServerPlan ours(Path jar) {
        ours = jar;
        return this;
    }

    /** One more provider jar. */
    public ServerPlan jar(Path jar) {
        jars.add(jar);
        return this;
    }

    /** For instance {@code --metrics-enabled=true}: the server is built anew for each set of these. */
    public ServerPlan buildOption(String option) {
        buildOptions.add(spelled(option));
        return this;
    }

    /** For instance {@code --log-level=INFO,one-time-code:debug}. */
    public ServerPlan option(String option) {
        options.add(spelled(option));
        return this;
    }

    /** Keycloak 26.2 spells options of providers with single dashes. Ours it takes in both spellings. */
    private static String spelled(String option) {
        return !ProjectFiles.serverIsAtLeast("26.3") && option.startsWith("--spi-")
                && !option.startsWith("--spi-one-time-code") ? "-" + option.substring(1).replace("--", "-") : option;
    }

    /** For instance {@code -Djava.security.properties=file}. */
    public ServerPlan jvm(String option) {
        jvm.add(option);
        return this;
    }

    public ServerPlan environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ServerPlan heap(String size) {
        heap = size;
        return this;
    }

    public ServerPlan port(int number) {
        port = number;
        return this;
    }

    public ServerPlan name(String folder) {
        name = folder;
        return this;
    }

    ServerPlan cache(String type) {
        cache = type;
        return this;
    }

    /** One more file in {@code conf}. */
    public ServerPlan configuration(String file, String text) {
        configurations.put(file, text);
        return this;
    }

    /** One more realm, imported at start: the JSON of an export. */
    public ServerPlan realm(String json) {
        realms.add(json);
        return this;
    }

    /** The caller's own mailbox; without this the server has the one that all servers of this JVM share. */
    public ServerPlan mailbox(Mailbox own) {
        mailbox = own;
        return this;
    }

    public KeycloakServer start() {
        KeycloakServer server = launch();
        ServerReadiness.await(server, Duration.ofMinutes(10));
        return server;
    }

    /** Does not wait until it answers. */
    public KeycloakServer launch() {
        Mailbox mails = mailbox == null ? Mailbox.shared() : mailbox;
        int management = FreePorts.any();
        int http = port == 0 ? FreePorts.any() : port;
        List<Path> providers = new ArrayList<>(List.of(ours));
        providers.addAll(jars);
        Path home = new Distribution(version, providers, List.copyOf(buildOptions)).copyTo(name);
        Path log = home.resolveSibling(name + ".log");
        try {
            Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.copy(ProjectFiles.realmExport(), imports.resolve("realm-export.json"));
            for (String realm : realms) {
                Files.writeString(imports.resolve("imported-" + realms.indexOf(realm) + ".json"), realm);
            }
            for (Map.Entry<String, String> configuration : configurations.entrySet()) {
                Files.writeString(home.resolve("conf").resolve(configuration.getKey()), configuration.getValue());
            }
            FileTree.copy(ProjectFiles.themes(), home.resolve("themes"), file -> true);
            FileTree.copy(ProjectFiles.foreignThemes(), home.resolve("themes"), file -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("ONE_TIME_CODE_SMTP_HOST", "localhost");
        environment.put("ONE_TIME_CODE_SMTP_PORT", String.valueOf(mails.port()));
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--import-realm", "--cache=" + cache,
                "--http-enabled=true", "--hostname-strict=false", "--http-host=127.0.0.1", "--http-port=" + http,
                "--http-management-port=" + management));
        arguments.addAll(options);
        jvm.add("-Xmx" + heap);
        ServerProcess process = ServerProcess.start(home, log, jvm, environment, arguments);
        return new KeycloakServer(home, log, process, URI.create("http://localhost:" + http),
                URI.create("http://localhost:" + management), mails);
    }
}
