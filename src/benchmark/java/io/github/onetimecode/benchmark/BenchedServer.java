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
import java.util.concurrent.locks.LockSupport;

import io.github.onetimecode.server.FreePorts;

/**
 * Keycloak as it is run: {@code kc.sh build}, then {@code kc.sh start --optimized} with the options of the JVM that the
 * script brings. The servers of the tests leave out the second compiler, so as to start at once.
 */
final class BenchedServer implements Closeable {

    private static final String HEAP_TO_BUILD = "-Xmx1g";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = 200_000_000;

    private final Process script;
    private final ProcessHandle java;
    private final int port;
    private final Path home;
    private final Jcmd jcmd;

    private BenchedServer(Process script, ProcessHandle java, int port, Path home) {
        this.script = script;
        this.java = java;
        this.port = port;
        this.home = home;
        this.jcmd = jcmd(home);
    }

    /**
     * @param home    built with the options that belong there
     * @param file    for what it says
     * @param options of its start
     */
    static BenchedServer start(UnpackedServer home, Path file, String heap, List<String> options, int port)
            throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("--http-port=" + port);
        arguments.add("--http-management-port=" + FreePorts.any());
        Process script = run(home.home(), file, heap, arguments);
        // Only the script's child is the server.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(script)));
        ServerLog log = new ServerLog(file);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!AdminConnection.answers(address(port))) {
            if (!script.isAlive()) {
                throw log.failure("Keycloak ended before it answered on port " + port);
            }
            if (System.nanoTime() > end) {
                throw log.failure("Keycloak did not answer on port " + port + " within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new BenchedServer(script, jvmOf(script), port, home.home());
    }

    /** Unless it was with these very jars before. */
    static UnpackedServer built(Path home, List<String> options) throws IOException {
        UnpackedServer server = new UnpackedServer(home);
        if (!server.isBuilt()) {
            server.unpack();
            Path log = home.resolveSibling("build.log");
            if (run(server.home(), log, HEAP_TO_BUILD, options).onExit().join().exitValue() != 0) {
                throw new ServerLog(log).failure("Keycloak did not build");
            }
            server.built();
        }
        return server;
    }

    private static ProcessHandle jvmOf(Process script) {
        return script.descendants().filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst().orElseThrow();
    }

    private static Process run(Path home, Path log, String heap, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_"));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", heap,
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        return builder.start();
    }

    static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    int port() {
        return port;
    }

    /** Where it is installed. */
    Path home() {
        return home;
    }

    /** @param folder for what the tool says */
    Jcmd jcmd(Path folder) {
        return new Jcmd(java.pid(), folder.resolve("jcmd.log"));
    }

    void collectGarbage() throws IOException {
        jcmd.ask("GC.run");
    }

    /** By the operating system's accounting, to a hundredth of a second, without the compilers. */
    Duration cpu() {
        return java.info().totalCpuDuration().orElseThrow().minus(CompilerCpu.of(java.pid()));
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
