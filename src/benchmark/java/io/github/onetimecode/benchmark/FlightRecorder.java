package io.github.onetimecode.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Records what the server does while a row is measured, in a file of that row's name; or nothing, unless asked to. */
final class FlightRecorder {

    private final long pid;
    private final Path folder;
    private final boolean on;

    FlightRecorder(long pid, Path folder, boolean on) {
        this.pid = pid;
        this.folder = folder;
        this.on = on;
    }

    void start(String row) throws IOException {
        if (on) {
            jcmd("JFR.start", "name=" + row, "settings=profile");
        }
    }

    void stop(String row) throws IOException {
        if (on) {
            jcmd("JFR.stop", "name=" + row, "filename=" + folder.resolve(row + ".jfr").toAbsolutePath());
        }
    }

    private void jcmd(String action, String name, String option) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), String.valueOf(pid), action, name, option))
                .redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "jfr.log")).start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(action + " failed, see jfr.log");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
