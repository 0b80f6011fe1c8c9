package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the server does in a row, by async-profiler: collapsed stacks of each {@link ProfileKind}, and the CPU by rooms.
 * In times of its own, so that no figure has its price.
 */
final class Profiler {

    private final Path folder;
    private final Jcmd jcmd;
    private final Progress progress;
    private final Path library;

    private Profiler(Path folder, Jcmd jcmd, Progress progress) throws IOException {
        this.folder = folder;
        this.jcmd = jcmd;
        this.progress = progress;
        this.library = unpacked(folder);
    }

    /** Nothing, unless it is asked for. */
    static Optional<Profiler> of(BenchmarkSettings settings, BenchedServer server, Path folder, Progress progress)
            throws IOException {
        if (!settings.profile()) {
            return Optional.empty();
        }
        Path profiles = Files.createDirectories(folder.resolve("profile"));
        return Optional.of(new Profiler(profiles, server.jcmd(profiles), progress));
    }

    /**
     * Samples the same logins once for each kind.
     *
     * @param logins      done anew for each kind; how many there were
     * @param cpuOfALogin in milliseconds, as it was measured without a profiler
     */
    void profile(String row, double cpuOfALogin, Supplier<Integer> logins) {
        for (ProfileKind kind : ProfileKind.values()) {
            Path stacks = folder.resolve(row + "-" + kind.id() + ".collapsed");
            int finished = profile(kind, stacks, logins);
            progress.say("profile " + stacks.getFileName() + ", " + finished + " logins");
            if (kind == ProfileKind.CPU) {
                write(new ProfileParts(stacks, cpuOfALogin), folder.resolve(row + "-parts.txt"));
            }
        }
    }

    private int profile(ProfileKind kind, Path stacks, Supplier<Integer> logins) {
        try {
            agent("start," + kind.options());
            int finished = logins.get();
            agent("stop,collapsed,file=" + stacks.toAbsolutePath());
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ProfileParts parts, Path file) {
        try {
            Files.writeString(file, parts.table().toText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void agent(String options) throws IOException {
        jcmd.ask("JVMTI.agent_load", library.toAbsolutePath().toString(), "\"" + options + "\"");
    }

    private static Path unpacked(Path folder) throws IOException {
        String resource = "/" + platform() + "/libasyncProfiler.so";
        try (InputStream library = Profiler.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("async-profiler has no library for this platform: " + resource);
            }
            Path file = folder.resolve("libasyncProfiler.so");
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }

    /** As async-profiler's jar names it. */
    private static String platform() {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return "macos";
        }
        return System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
    }
}
