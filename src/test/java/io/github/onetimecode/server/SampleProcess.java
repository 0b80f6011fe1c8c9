package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;

/** The sample application as its readers start it: the launcher of the JDK compiles the one file. */
public final class SampleProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Thread hook;

    private SampleProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For the users of this realm. Returns once it answers. */
    public static SampleProcess start(int port, URI realm) {
        Path log = ProjectFiles.target().resolve("sample-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "src/samples/SampleApplication.java", String.valueOf(port), realm.toString())
                .directory(ProjectFiles.base().toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            SampleProcess sample = new SampleProcess(builder.start(), port);
            Awaitility.await("sample application").atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100))
                    .until(() -> sample.answers(log));
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    private boolean answers(Path log) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The sample application has ended: " + Files.readString(log));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // Still compiling.
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
