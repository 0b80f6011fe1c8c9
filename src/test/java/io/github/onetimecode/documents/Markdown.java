package io.github.onetimecode.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/** A document of the project: what it links to, where others can link to, what it shows as code. */
public record Markdown(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("^ *```(\\w*)\\n(.*?)^ *```$",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /** All that people read: the README, what stands beside it, docs/ and the page of the samples. */
    public static List<Markdown> all() {
        Path base = ProjectFiles.base();
        try (Stream<Path> beside = Files.list(base); Stream<Path> docs = Files.list(base.resolve("docs"))) {
            return Stream.of(beside, docs, Stream.of(base.resolve("src/samples/README.md"))).flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md")).sorted().map(Markdown::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Markdown of(String name) {
        return read(ProjectFiles.base().resolve(name));
    }

    private static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return ProjectFiles.base().relativize(file).toString().replace('\\', '/');
    }

    /** Links within the project, pictures among them. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** As GitHub makes them of the headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(prose()).results().forEach(heading -> {
            String anchor = NOT_IN_ANCHORS.matcher(heading.group(1).replaceAll("\\]\\([^)]*\\)", ""))
                    .replaceAll("").toLowerCase(Locale.ROOT).replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }

    /** Blocks of this language; of none where it is empty. */
    public List<String> blocks(String language) {
        return FENCED.matcher(text).results().filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2).stripIndent()).toList();
    }

    /** Code within the text, in one line each. */
    List<String> inline() {
        return INLINE.matcher(prose()).results().map(MatchResult::group)
                .map(code -> code.substring(1, code.length() - 1).replaceAll("\\s+", " ")).toList();
    }

    /** Without blocks of code, in which nothing is a link or a heading. */
    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
