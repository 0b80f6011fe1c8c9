package io.github.onetimecode.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.FreePorts;

/**
 * Keycloak as it is run: {@code kc.sh build}, then {@code kc.sh start --optimized} with the options of the JVM that the
 * script brings. The servers of the tests leave out the second compiler, so as to start at once.
 */
final class BenchedServer implements Closeable {

    static final String HEAP = "-Xms1g -Xmx1g";
    static final List<String> BUILD = List.of("build", "--db=dev-mem");
    static final List<String> START = List.of("start", "--optimized", "--cache=local", "--http-enabled=true",
            "--hostname-strict=false", "--http-host=127.0.0.1", "--cache-embedded-users-max-count=100000",
            "--spi-realm-restapi-extension--one-time-codes--requests-per-minute=1000000");

    private final Process script;
    private final ProcessHandle java;
    private final URI baseUrl;

    private BenchedServer(Process script, ProcessHandle java, URI baseUrl) {
        this.script = script;
        this.java = java;
        this.baseUrl = baseUrl;
    }

    static BenchedServer start(Path folder) throws IOException {
        Path home = built(folder);
        int port = FreePorts.any();
        List<String> arguments = new ArrayList<>(START);
        arguments.add("--http-port=" + port);
        arguments.add("--http-management-port=" + FreePorts.any());
        Process script = run(home, folder.resolve("server.log"), arguments);
        // Only the script's child is the server.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(script)));
        URI baseUrl = URI.create("http://localhost:" + port);
        Awaitility.await("Keycloak").atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200))
                .until(() -> answers(script, baseUrl));
        return new BenchedServer(script, jvmOf(script), baseUrl);
    }

    private static Path built(Path folder) throws IOException {
        UnpackedServer server = new UnpackedServer(folder.resolve("keycloak"));
        if (!server.isBuilt()) {
            server.unpack();
            Process build = run(server.home(), folder.resolve("build.log"), BUILD);
            if (build.onExit().join().exitValue() != 0) {
                throw new IOException("Keycloak did not build, see build.log");
            }
            server.built();
        }
        return server.home();
    }

    private static ProcessHandle jvmOf(Process script) {
        return script.descendants().filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst().orElseThrow();
    }

    private static Process run(Path home, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", HEAP,
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        return builder.start();
    }

    private static boolean answers(Process script, URI baseUrl) throws IOException {
        if (!script.isAlive()) {
            throw new IOException("Keycloak ended: see server.log");
        }
        return AdminConnection.answers(baseUrl);
    }

    URI baseUrl() {
        return baseUrl;
    }

    long pid() {
        return java.pid();
    }

    /** By the operating system's accounting, to a hundredth of a second. */
    Duration cpu() {
        return java.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
        end(script);
    }

    private static void end(Process script) {
        script.descendants().forEach(ProcessHandle::destroy);
        try {
            if (!script.waitFor(30, TimeUnit.SECONDS)) {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
