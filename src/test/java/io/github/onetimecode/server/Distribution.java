package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Builds each version once for each set of provider jars, and hands out copies that start at once. */
final class Distribution {

    private final String version;
    private final Path builds;
    private final List<Path> jars;
    private final List<String> buildOptions;

    Distribution(String version, List<Path> jars, List<String> buildOptions) {
        this.version = version;
        this.builds = ProjectFiles.servers(version);
        this.jars = jars;
        this.buildOptions = buildOptions;
    }

    /** A server's own folder: {@code conf}, {@code data} and {@code themes} are its own, the jars are shared. */
    Path copyTo(String name) {
        try {
            Path home = ProjectFiles.servers().resolve(name);
            FileTree.delete(home);
            FileTree.copy(built(), home, file -> file.startsWith("conf"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path built() throws IOException {
        Path built = builds.resolve("built-" + key());
        Files.createDirectories(builds);
        try (FileChannel lock = FileChannel.open(builds.resolve("build.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            // Two builds at once, of two Maven runs, would each delete what the other writes.
            lock.lock();
            if (!Files.exists(built)) {
                Path unfinished = builds.resolve("building");
                FileTree.delete(unfinished);
                FileTree.copy(ProjectFiles.distribution(version), unfinished, file -> file.startsWith("conf")
                        || file.startsWith("lib/quarkus"));
                build(unfinished);
                Files.move(unfinished, built);
            }
        }
        return built;
    }

    private void build(Path home) throws IOException {
        for (Path jar : jars) {
            Path copy = Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()));
            // Keycloak takes a provider jar with another time than at build for a changed one.
            Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
        }
        Path log = builds.resolve("build.log");
        ServerProcess build = ServerProcess.start(home, log, List.of(), Map.of(), arguments());
        if (build.exitCode() != 0) {
            throw new IllegalStateException("Keycloak did not build:\n" + Files.readString(log));
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("build", "--db=dev-mem"));
        arguments.addAll(buildOptions);
        return arguments;
    }

    private String key() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((version + buildOptions).getBytes(StandardCharsets.UTF_8));
            for (Path jar : jars) {
                digest.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
