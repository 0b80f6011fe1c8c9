package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class FloorJarTest {

    @TempDir
    private Path folder;

    /** Otherwise the server would be built anew for each run. */
    @Test
    void sameClassesMakeTheSameJar() throws IOException {
        Path once = folder.resolve("once.jar");
        Path again = folder.resolve("again.jar");

        FloorJar.writeTo(once);
        FloorJar.writeTo(again);

        assertThat(again).hasSameBinaryContentAs(once);
        try (JarFile jar = new JarFile(once.toFile())) {
            assertThat(jar.stream().map(Object::toString)).contains(
                    "META-INF/services/org.keycloak.authentication.AuthenticatorFactory",
                    "io/github/onetimecode/benchmark/floor/OtpAndMail.class");
        }
    }
}
