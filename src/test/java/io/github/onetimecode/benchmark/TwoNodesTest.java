package io.github.onetimecode.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What two nodes need, but for the nodes. */
final class TwoNodesTest {

    @TempDir
    private Path folder;

    @Test
    void requestsOfALoginGoToOneNodeAfterTheOther() throws Exception {
        try (ServerSocket first = answering("first"); ServerSocket second = answering("second")) {
            HttpConnections connections = new HttpConnections(URI.create("http://localhost:1"),
                    List.of(first.getLocalPort(), second.getLocalPort()));

            assertThat(connections.with(TwoNodesTest::threeRequests)).containsExactly("first", "second", "first");
            assertThat(connections.with(TwoNodesTest::threeRequests)).containsExactly("second", "first", "second");
        }
    }

    private static List<String> threeRequests(HttpChannel channel) throws IOException {
        return List.of(channel.exchange("1\n").body(), channel.exchange("2\n").body(), channel.exchange("3\n").body());
    }

    /** Over one connection, as long as there are requests. */
    private static ServerSocket answering(String name) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> answer(server, name));
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void answer(ServerSocket server, String name) {
        try (Socket socket = server.accept(); BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            while (in.readLine() != null) {
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + name.length() + "\r\n\r\n"
                        + name).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void newestPostgresOfDebianComesBeforeThePath() throws IOException {
        String path = installed("path");
        installed("debian/9/bin");
        installed("debian/15/bin");
        Files.createDirectories(folder.resolve("debian/17/bin"));

        assertThat(PostgresPrograms.installed(folder.resolve("debian"), path)).map(PostgresPrograms::folder)
                .contains(folder.resolve("debian/15/bin"));
    }

    @Test
    void postgresIsLookedForOnThePath() throws IOException {
        String path = File.pathSeparator + folder.resolve("nothing") + File.pathSeparator + installed("path");

        assertThat(PostgresPrograms.installed(folder.resolve("debian"), path)).map(PostgresPrograms::folder)
                .contains(folder.resolve("path"));
        assertThat(PostgresPrograms.installed(folder.resolve("debian"), "")).isEqualTo(Optional.empty());
    }

    private String installed(String name) throws IOException {
        Path programs = Files.createDirectories(folder.resolve(name));
        assertThat(Files.createFile(programs.resolve("initdb")).toFile().setExecutable(true)).isTrue();
        return programs.toString();
    }

    @Test
    void failureHasTheEndOfTheLog() throws IOException {
        Path file = Files.writeString(folder.resolve("node.log"), "first\n" + "more\n".repeat(20) + "port in use\n");

        assertThatThrownBy(() -> {
            throw new ServerLog(file).failure("Keycloak ended");
        }).hasMessageContainingAll("Keycloak ended", "node.log", "port in use").hasMessageNotContaining("first");
        assertThat(new ServerLog(folder.resolve("none")).failure("Keycloak ended")).hasMessageContaining("ended");
    }

    @Test
    void tableLeavesOutWhatWasNotMeasured() {
        TextTable table = new TextTable("login", "CPU", "rate", "database");
        table.add("totp", "5", TextTable.NOTHING, TextTable.NOTHING);
        table.add("combined", "6", TextTable.NOTHING, "1");

        assertThat(table.withoutEmptyColumns().toMarkdown().lines()).containsExactly("| login | CPU | database |",
                "| --- | --: | --: |", "| totp | 5 | - |", "| combined | 6 | 1 |");
    }
}
