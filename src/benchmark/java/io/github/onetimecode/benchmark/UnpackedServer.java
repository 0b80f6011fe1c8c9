package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/** A copy of the distribution that Maven unpacked, with our jar and themes in it, and with {@link FloorJar}. */
final class UnpackedServer {

    private final Path home;
    private final Path floor;

    UnpackedServer(Path home) throws IOException {
        this.home = home;
        this.floor = home.resolveSibling("benchmark-floor.jar");
        FloorJar.writeTo(floor);
    }

    Path home() {
        return home;
    }

    /** Whether it was built with these very jars. */
    boolean isBuilt() throws IOException {
        return Files.exists(mark()) && Files.mismatch(installed(ProjectFiles.jar()), ProjectFiles.jar()) < 0
                && Files.exists(installed(floor)) && Files.mismatch(installed(floor), floor) < 0;
    }

    void built() throws IOException {
        Files.writeString(mark(), "");
    }

    void unpack() throws IOException {
        Files.deleteIfExists(mark());
        Path distribution = ProjectFiles.target().resolve("keycloak/keycloak-" + ProjectFiles.serverVersion());
        copy(distribution, home);
        copy(ProjectFiles.themes(), home.resolve("themes"));
        for (Path jar : List.of(ProjectFiles.jar(), floor)) {
            Files.copy(jar, installed(jar), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The database of an earlier run. */
    void forgetData() throws IOException {
        Path data = home.resolve("data/h2");
        if (Files.exists(data)) {
            try (Stream<Path> tree = Files.walk(data)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Path mark() {
        return home.resolve("built-for-benchmark");
    }

    private Path installed(Path jar) {
        return home.resolve("providers").resolve(jar.getFileName());
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(from)) {
            all = tree.toList();
        }
        for (Path path : all) {
            Path copy = to.resolve(from.relativize(path));
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
