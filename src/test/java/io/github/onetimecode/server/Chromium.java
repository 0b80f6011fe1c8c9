package io.github.onetimecode.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser that is installed: what {@code -Dbrowser.path} names, or a Chromium or Chrome on the path. */
public final class Chromium implements ExecutionCondition {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable", "chrome", "chrome.exe");

    private static final List<Path> USUAL = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    /** For a machine with a closed network, and for root. */
    public static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Requirement.of("browser", find().isPresent() ? ""
                : "no Chromium or Chrome on the path, and -Dbrowser.path names none");
    }

    public static Path path() {
        return find().orElseThrow();
    }

    private static Optional<Path> find() {
        String named = System.getProperty("browser.path");
        return (named != null ? Stream.of(Path.of(named)) : candidates()).filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> candidates() {
        Stream<Path> onPath = Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("")
                .split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, USUAL.stream());
    }
}
