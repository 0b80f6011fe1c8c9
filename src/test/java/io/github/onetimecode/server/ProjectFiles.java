package io.github.onetimecode.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build keeps what a server is made of. */
public final class ProjectFiles {

    private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    /** The one that the jar is compiled against. */
    private static final String USUAL_VERSION = "26.7.4";

    private ProjectFiles() {
    }

    public static Path base() {
        return BASE;
    }

    public static Path target() {
        return BASE.resolve("target");
    }

    /** The jar as it is installed. */
    public static Path jar() {
        return existing(target().resolve("keycloak-one-time-code.jar"));
    }

    /** A second provider jar that only tests install. */
    public static Path faultyStoreJar() {
        return existing(target().resolve("keycloak-one-time-code-faulty-store.jar"));
    }

    /** Bouncy Castle's FIPS module, and the three jars that Keycloak needs beside it. */
    public static List<Path> fipsJars() {
        return Stream.of("bc-fips", "bcutil-fips", "bcpkix-fips", "bctls-fips")
                .map(name -> existing(target().resolve("fips").resolve(name + ".jar"))).toList();
    }

    public static Path realmExport() {
        return existing(BASE.resolve("realm-export.json"));
    }

    public static Path themes() {
        return BASE.resolve("themes");
    }

    /** Themes such as others make them, for tests. */
    static Path foreignThemes() {
        return existing(BASE.resolve("src/test/resources/themes"));
    }

    /** Version of the server that the tests run on. */
    public static String serverVersion() {
        return System.getProperty("server.version", USUAL_VERSION);
    }

    /** @param minor such as {@code 26.4} */
    public static boolean serverIsAtLeast(String minor) {
        return minor(serverVersion()) >= minor(minor);
    }

    /** 26.4.7 and 26.4 are 2604. */
    private static int minor(String version) {
        String[] numbers = version.split("\\.");
        return Integer.parseInt(numbers[0]) * 100 + Integer.parseInt(numbers[1]);
    }

    public static Path distribution() {
        return distribution(serverVersion());
    }

    static Path distribution(String version) {
        return existing(unpacked(version));
    }

    /** Whether Maven has unpacked this version of the server, too. */
    public static boolean hasDistribution(String version) {
        return Files.exists(unpacked(version));
    }

    private static Path unpacked(String version) {
        return target().resolve("keycloak").resolve("keycloak-" + version);
    }

    /** Where servers run. Servers of several versions can do so at the same time. */
    static Path servers() {
        return servers(serverVersion());
    }

    /** Where those of this version are built, whichever version the tests run on. */
    static Path servers(String version) {
        return target().resolve(version.equals(USUAL_VERSION) ? "servers" : "servers-" + version);
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: run `mvn verify -DskipTests` first");
        }
        return path;
    }
}
