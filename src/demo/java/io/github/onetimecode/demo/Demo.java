package io.github.onetimecode.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;

import io.github.onetimecode.server.FreePorts;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.SampleProcess;
import io.github.onetimecode.server.Server;

/** {@code mvn -Pdemo}: Keycloak with the extension, a mail catcher and the sample application, until Ctrl-C. */
public final class Demo {

    private static final String PORT = "demo.port";
    private static final String MAIL_PORT = "demo.mail.port";
    private static final String SAMPLE_PORT = "demo.sample.port";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        new Demo(System.out).run(Integer.getInteger(PORT, 8080), Integer.getInteger(MAIL_PORT, 3025),
                Integer.getInteger(SAMPLE_PORT, 8090));
    }

    private void run(int port, int mailPort, int samplePort) throws InterruptedException {
        if (taken(port, PORT, 8180) | taken(mailPort, MAIL_PORT, 3125) | taken(samplePort, SAMPLE_PORT, 8190)) {
            System.exit(1);
        }
        try (Mailbox mailbox = Mailbox.start(mailPort); KeycloakServer server = start(port, mailbox, samplePort);
                SampleProcess sample = SampleProcess.start(samplePort, realm(server))) {
            new Welcome(server.baseUrl(), sample.address()).print(out);
            MailPrinter printer = new MailPrinter(mailbox, out);
            while (server.alive()) {
                printer.printNew();
                Thread.sleep(300);
            }
            out.println("Keycloak has ended. Its log: " + server.logFile());
        }
    }

    private KeycloakServer start(int port, Mailbox mailbox, int samplePort) throws InterruptedException {
        try (StartProgress progress = new StartProgress(out)) {
            progress.step("Building Keycloak with the extension (the first time only)");
            KeycloakServer server = KeycloakServer.plan().name("demo").port(port).mailbox(mailbox)
                    .environment("ONE_TIME_CODE_SAMPLE", "http://localhost:" + samplePort).launch();
            progress.step("Starting Keycloak, log in " + server.logFile());
            progress.until(server, PATIENCE);
            return server;
        }
    }

    private static URI realm(Server server) {
        return URI.create(server.baseUrl() + "/realms/" + Server.REALM);
    }

    private boolean taken(int port, String property, int other) {
        if (FreePorts.free(port)) {
            return false;
        }
        out.printf("%nPort %d is taken by another program. Choose another one: mvn -Pdemo -D%s=%d%n%n", port, property,
                other);
        return true;
    }
}
