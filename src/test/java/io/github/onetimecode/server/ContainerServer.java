package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image, with our jar, themes and realm in it. */
final class ContainerServer implements Server {

    private static final String HOST = "host.docker.internal";
    private static final String HOME = "/opt/keycloak/";

    private final KeycloakContainer container;
    private final ToStringConsumer log;
    private final Mailbox mailbox;
    private final Admin admin;

    private ContainerServer(KeycloakContainer container, ToStringConsumer log, Mailbox mailbox) {
        this.container = container;
        this.log = log;
        this.mailbox = mailbox;
        this.admin = new Admin(baseUrl(), mailbox, HOST);
    }

    static ContainerServer start(String logLevels) {
        Mailbox mailbox = Mailbox.startForContainers();
        ToStringConsumer log = new ToStringConsumer();
        KeycloakContainer container = new KeycloakContainer(Containers.IMAGE)
                // Otherwise the image is pulled again each day, which fails without a network.
                .withImagePullPolicy(PullPolicy.defaultPolicy())
                .withAdminUsername("admin").withAdminPassword("admin")
                .withProviderLibsFrom(List.of(ProjectFiles.jar().toFile()))
                .withCopyFileToContainer(MountableFile.forHostPath(ProjectFiles.themes()), HOME + "themes")
                .withCopyFileToContainer(MountableFile.forHostPath(data(), 0777), HOME + "data")
                .withEnv("ONE_TIME_CODE_SMTP_HOST", HOST)
                .withEnv("ONE_TIME_CODE_SMTP_PORT", String.valueOf(mailbox.port()))
                .withEnv("KC_LOG_LEVEL", logLevels)
                .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
                .withExtraHost(HOST, "host-gateway")
                .withLogConsumer(log)
                .waitingFor(Wait.forHttp("/realms/" + REALM).forPort(8080)
                        .withStartupTimeout(Duration.ofMinutes(10)));
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new IllegalStateException("Keycloak's container did not start:\n" + log.toUtf8String(), e);
        }
        return new ContainerServer(container, log, mailbox);
    }

    /** The folder with the realm in it. Anybody may write there: an image without it gets one that is root's. */
    private static Path data() {
        try {
            Path data = ProjectFiles.target().resolve("container").resolve("data");
            Files.createDirectories(data.resolve("import"));
            Files.copy(ProjectFiles.realmExport(), data.resolve("import").resolve("realm-export.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + container.getHttpPort());
    }

    @Override
    public URI managementUrl() {
        return URI.create(container.getMgmtServerUrl());
    }

    @Override
    public String log() {
        return log.toUtf8String();
    }

    @Override
    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        container.stop();
        mailbox.close();
    }
}
