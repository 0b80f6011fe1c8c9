package io.github.onetimecode.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of an installed PostgreSQL.
 *
 * @param folder in which they are
 */
record PostgresPrograms(Path folder) {

    /** For whoever misses them. */
    static final String MISSING = "no PostgreSQL on this machine: initdb is neither in "
            + "/usr/lib/postgresql/*/bin, where Debian's packages put it, nor on the PATH. Install it (Debian and "
            + "Ubuntu: apt-get install postgresql). Its service may be switched off: the benchmark starts a server "
            + "of its own, over data of its own";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    static Optional<PostgresPrograms> installed() throws IOException {
        return installed(DEBIAN, System.getenv().getOrDefault("PATH", ""));
    }

    /** The newest one of Debian's, otherwise the first on the path. */
    static Optional<PostgresPrograms> installed(Path debian, String searchPath) throws IOException {
        Optional<Path> newest = Optional.empty();
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                newest = versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                        .sorted(Comparator.comparing(PostgresPrograms::number).reversed())
                        .map(version -> version.resolve("bin")).filter(PostgresPrograms::areIn).findFirst();
            }
        }
        return newest.or(() -> Arrays.stream(searchPath.split(File.pathSeparator)).filter(name -> !name.isEmpty())
                .map(Path::of).filter(PostgresPrograms::areIn).findFirst()).map(PostgresPrograms::new);
    }

    private static Integer number(Path version) {
        return Integer.valueOf(version.getFileName().toString());
    }

    private static boolean areIn(Path folder) {
        return Files.isExecutable(folder.resolve("initdb"));
    }

    String path(String program) {
        return folder.resolve(program).toString();
    }
}
