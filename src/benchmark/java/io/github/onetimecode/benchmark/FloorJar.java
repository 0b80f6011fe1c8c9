package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.services.resource.RealmResourceProviderFactory;

import io.github.onetimecode.benchmark.floor.OtpAndMailFactory;
import io.github.onetimecode.benchmark.floor.OwnMailsFactory;
import io.github.onetimecode.benchmark.growth.GrowthResourceFactory;

/** The classes of {@code floor} and {@code growth} as a provider jar: the same bytes for the same classes. */
final class FloorJar {

    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Map<Class<?>, List<Class<?>>> SERVICES = Map.of(
            AuthenticatorFactory.class, List.of(OtpAndMailFactory.class),
            RealmResourceProviderFactory.class, List.of(OwnMailsFactory.class, GrowthResourceFactory.class));
    private static final List<Class<?>> ONE_OF_EACH_PACKAGE = List.of(OtpAndMailFactory.class,
            GrowthResourceFactory.class);

    private FloorJar() {
    }

    static void writeTo(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        SERVICES.forEach((service, providers) -> entries.put("META-INF/services/" + service.getName(),
                providers.stream().map(Class::getName).collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8)));
        // Without it Keycloak finds no resource in a jar.
        entries.put("META-INF/beans.xml", "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" "
                .concat("bean-discovery-mode=\"annotated\"/>").getBytes(StandardCharsets.UTF_8));
        for (Class<?> one : ONE_OF_EACH_PACKAGE) {
            for (Path file : classesBeside(one)) {
                entries.put(one.getPackageName().replace('.', '/') + "/" + file.getFileName(),
                        Files.readAllBytes(file));
            }
        }
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                JarEntry head = new JarEntry(entry.getKey());
                head.setTimeLocal(ANY_DAY);
                zip.putNextEntry(head);
                zip.write(entry.getValue());
            }
        }
    }

    private static List<Path> classesBeside(Class<?> one) throws IOException {
        try {
            Path folder = Path.of(one.getResource(one.getSimpleName() + ".class").toURI()).getParent();
            try (Stream<Path> files = Files.list(folder)) {
                return files.toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
