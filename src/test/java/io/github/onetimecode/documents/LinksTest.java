package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** Every link within the documents leads somewhere, and every picture is shown. */
final class LinksTest {

    private static final Pattern NAMED = Pattern.compile("\\bdocs/[\\w/.-]*\\w");

    private static final Pattern FOR_WHOM = Pattern.compile("\\A# .*\\n\\nFor ");

    private final Map<Path, Markdown> documents = Markdown.all().stream()
            .collect(Collectors.toMap(Markdown::file, Function.identity()));

    @Test
    void everyLinkLeadsToAFileAndToAHeadingOfIt() {
        assertThat(documents.values().stream().flatMap(document -> document.links().stream()
                .filter(link -> !leadsSomewhere(document, link)).map(link -> document.name() + ": " + link))).isEmpty();
    }

    private boolean leadsSomewhere(Markdown document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document.file() : target(document, link);
        return parts.length == 1 ? Files.exists(target)
                : documents.containsKey(target) && documents.get(target).anchors().contains(parts[1]);
    }

    private static Path target(Markdown document, String link) {
        return document.file().getParent().resolve(link.split("#", 2)[0]).normalize();
    }

    @Test
    void everyPictureIsShownByADocument() throws IOException {
        List<Path> shown = documents.values().stream().flatMap(document -> document.links().stream()
                .map(link -> target(document, link))).toList();
        try (Stream<Path> pictures = Files.list(ProjectFiles.base().resolve("docs/images"))) {
            assertThat(pictures.toList()).isSubsetOf(shown);
        }
    }

    /** Comments, texts and the build speak of documents, too. */
    @Test
    void everyDocumentThatIsNamedElsewhereIsThere() throws IOException {
        try (Stream<Path> sources = Files.walk(ProjectFiles.base().resolve("src"))) {
            Stream<Path> files = Stream.concat(
                    sources.filter(file -> file.toString().matches(".*\\.(java|json|ftl|html|js)")),
                    Stream.of(ProjectFiles.base().resolve("pom.xml"), ProjectFiles.base().resolve(".ci/run")));
            List<String> missing = new ArrayList<>();
            for (Path file : files.toList()) {
                NAMED.matcher(Files.readString(file)).results().map(MatchResult::group)
                        .filter(named -> !Files.exists(ProjectFiles.base().resolve(named)))
                        .forEach(named -> missing.add(file + ": " + named));
            }
            assertThat(missing).isEmpty();
        }
    }

    /** Whoever opens a page learns at its top whether it is the right one. */
    @Test
    void everyPageSaysForWhomItIs() {
        assertThat(documents.values().stream().filter(document -> document.name().startsWith("docs/"))
                .filter(page -> !FOR_WHOM.matcher(page.text()).find()).map(Markdown::name)).isEmpty();
    }
}
