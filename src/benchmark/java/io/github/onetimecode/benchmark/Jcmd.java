package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's own tool that asks a running JVM for something. Its own CPU is in no figure. */
final class Jcmd {

    private final long pid;
    private final Path log;

    Jcmd(long pid, Path log) {
        this.pid = pid;
        this.log = log;
    }

    void ask(String... what) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> command = new ArrayList<>(List.of(program.toString(), String.valueOf(pid)));
        command.addAll(List.of(what));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0 || hasFailed()) {
                throw new IOException(String.join(" ", what) + " failed, see " + log.getFileName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** An agent that refuses leaves the exit code of the tool at 0. */
    private boolean hasFailed() throws IOException {
        return Files.readString(log).lines().anyMatch(line -> line.startsWith("return code: ") && !line.endsWith(" 0"));
    }
}
