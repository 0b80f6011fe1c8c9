package io.github.onetimecode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

import io.github.onetimecode.core.OneTimeCodes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that others rely on: stored flows, themes, dashboards, applications, codes that are under way. They are read
 * from the compiled classes and their resources, and compared with {@link PublicNames the list}.
 */
final class PublicNamesTest {

    private static final Path CLASSES = classes();

    @Test
    void providers() throws IOException, ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Object provider : providersOfServices()) {
            found.add(provider instanceof Spi spi ? "spi " + spi.getName() : ((ProviderFactory<?>) provider).getId());
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(PublicNames.of("providers"));
    }

    /** With their choices, which are stored as well. Settings of steps and actions, and options of the server. */
    @Test
    void settings() throws IOException, ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Object provider : providersOfServices()) {
            if (provider instanceof ProviderFactory<?> factory) {
                List<ProviderConfigProperty> properties = factory instanceof ConfiguredProvider configured
                        ? configured.getConfigProperties() : factory.getConfigMetadata();
                properties.forEach(property -> found.add(factory.getId() + " " + property.getName()
                        + (property.getOptions() == null ? "" : " " + property.getOptions())));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(PublicNames.of("settings"));
    }

    @Test
    void messageKeys() throws IOException {
        Properties messages = new Properties();
        try (var in = Files.newInputStream(CLASSES.resolve("theme-resources/messages/messages_en.properties"))) {
            messages.load(in);
        }

        assertThat(messages.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(PublicNames.of("message keys"));
    }

    @Test
    void templates() throws IOException {
        Path templates = CLASSES.resolve("theme-resources/templates");
        try (Stream<Path> files = Files.walk(templates)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> templates.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(PublicNames.of("templates"));
        }
    }

    /**
     * Details and errors of events, metrics, form fields. {@code one_time_code_} leads the answers of a direct grant.
     */
    @Test
    void wordsOfEventsMetricsAndForms() throws IOException {
        assertThat(constants("one_time_code\\w*"))
                .containsExactlyInAnyOrderElementsOf(PublicNames.of("words of events, metrics and forms"));
    }

    /**
     * What a label is, a code or a digest of before an upgrade was made with; what a prefix leads, is stored under it.
     */
    @Test
    void labelsAndPrefixes() throws IOException {
        assertThat(constants("(urn:)?one-time-code:[a-z0-9:-]*"))
                .containsExactlyInAnyOrderElementsOf(PublicNames.of("labels and prefixes"));
    }

    /** Log levels are set by them, and alerts look for them. */
    @Test
    void loggers() throws IOException {
        assertThat(constants("one-time-code\\.(?!ftl)[a-z]+"))
                .containsExactlyInAnyOrderElementsOf(PublicNames.of("loggers"));
    }

    /** Enums whose names leave the server: in JSON, in metrics, in answers to applications, as roles. */
    @ParameterizedTest
    @ValueSource(strings = {"CodeAlphabet", "Delivery", "Confirmation", "GrantAnswer", "ProblemType", "ApiRole"})
    void enums(String name) throws IOException, ReflectiveOperationException {
        Object[] constants = classNamed(name).getEnumConstants();

        assertThat(Arrays.stream(constants).map(constant -> ((Enum<?>) constant).name()))
                .containsExactlyInAnyOrderElementsOf(PublicNames.of("enum " + name));
    }

    private static List<Object> providersOfServices() throws IOException, ReflectiveOperationException {
        List<Object> providers = new ArrayList<>();
        try (Stream<Path> services = Files.list(CLASSES.resolve("META-INF/services"))) {
            for (Path service : services.toList()) {
                for (String provider : Files.readAllLines(service)) {
                    providers.add(Class.forName(provider).getConstructor().newInstance());
                }
            }
        }
        return providers;
    }

    /** A constant of a class file is text between bytes that are no letters. */
    private static List<String> constants(String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        List<String> found = new ArrayList<>();
        for (Path file : classFiles()) {
            wanted.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).results()
                    .forEach(match -> found.add(match.group()));
        }
        return found.stream().distinct().sorted().toList();
    }

    private static Class<?> classNamed(String simpleName) throws IOException, ReflectiveOperationException {
        Path file = classFiles().stream().filter(path -> path.endsWith(simpleName + ".class"))
                .findFirst().orElseThrow();
        String path = CLASSES.relativize(file).toString();
        return Class.forName(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
    }

    private static List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Path classes() {
        try {
            return Path.of(OneTimeCodes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
