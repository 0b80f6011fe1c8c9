package io.github.onetimecode.release;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Java 17 and every newer one can read our classes, whichever JDK has compiled them. */
final class ClassFilesTest {

    private static final int MAGIC = 0xCAFEBABE;
    /** Class files of Java 17 (JVM specification, table 4.1-A). */
    private static final int JAVA_17 = 61;

    @Test
    void eachClassIsOfJava17() throws IOException {
        try (Stream<Path> files = Files.walk(ProjectFiles.target().resolve("classes"))) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();

            assertThat(classes).hasSizeGreaterThan(200).allSatisfy(file -> assertThat(major(file)).isEqualTo(JAVA_17));
        }
    }

    private static int major(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            assertThat(in.readInt()).isEqualTo(MAGIC);
            assertThat(in.readUnsignedShort()).as("preview features").isZero();
            return in.readUnsignedShort();
        }
    }
}
