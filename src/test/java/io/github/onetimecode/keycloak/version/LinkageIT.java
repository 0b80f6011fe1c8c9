package io.github.onetimecode.keycloak.version;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.codehaus.mojo.animal_sniffer.SignatureBuilder;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each class, method and field that the jar names is in the server, whatever its version. Java looks for them when they
 * are first used: what is missing would be an error at the moment of a login.
 */
@OnEveryVersion
final class LinkageIT {

    /** Java's own, outside of {@code java.base}. */
    private static final Set<String> NOT_LOOKED_AT = Set.of("java.*", "javax.*");

    /** Whose classes ours name: all jars of a server would take some seconds more. */
    private static final Pattern LOOKED_AT =
            Pattern.compile("keycloak|jakarta|freemarker|angus|micrometer|microprofile|jboss-logging|jackson");

    @Test
    void everythingThatTheJarNamesIsInTheServer(@TempDir Path folder) throws IOException {
        Findings missing = new Findings();
        SignatureChecker checker =
                new SignatureChecker(new ByteArrayInputStream(known(folder)), NOT_LOOKED_AT, missing);
        checker.setSourcePath(List.of());
        checker.process(ProjectFiles.jar().toFile());

        assertThat(missing.errors()).isEmpty();
    }

    private static byte[] known(Path folder) throws IOException {
        ByteArrayOutputStream signatures = new ByteArrayOutputStream();
        SignatureBuilder builder = new SignatureBuilder(signatures, new Findings());
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java");
        for (Path file : filesBelow(base, ".class")) {
            Path copy = folder.resolve(file.toString().replace('/', '-'));
            Files.copy(file, copy);
            builder.process(copy.toFile());
        }
        for (Path jar : filesBelow(ProjectFiles.distribution().resolve("lib/lib"), ".jar")) {
            if (LOOKED_AT.matcher(jar.getFileName().toString()).find()) {
                builder.process(jar.toFile());
            }
        }
        builder.process(ProjectFiles.jar().toFile());
        builder.close();
        return signatures.toByteArray();
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
