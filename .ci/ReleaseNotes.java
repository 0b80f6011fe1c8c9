import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what CHANGELOG.md says of the version that is being released, with links that lead somewhere from anywhere.
 * Run from the project's folder: {@code java .ci/ReleaseNotes.java <tag>}. Refuses a tag that is not the version of
 * pom.xml, and a version without a section or a date.
 */
final class ReleaseNotes {

    private static final Pattern VERSION = Pattern.compile("^    <version>([^<]+)</version>$", Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("<project\\.address>([^<]+)</project\\.address>");
    private static final Pattern RELATIVE_LINK = Pattern.compile("\\]\\((?![a-z]+:|#)([^)]+)\\)");

    private ReleaseNotes() {
    }

    public static void main(String[] arguments) throws IOException {
        try {
            String notes = notes(arguments[0], Files.readString(Path.of("pom.xml")),
                    Files.readString(Path.of("CHANGELOG.md")));
            new PrintStream(System.out, true, StandardCharsets.UTF_8).print(notes);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String notes(String tag, String pom, String changelog) {
        String version = first(VERSION, pom, "pom.xml has no version");
        // Also refuses versions that end in -SNAPSHOT.
        if (!tag.equals("v" + version) || !version.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("the tag is " + tag + ", the version in pom.xml " + version);
        }
        Pattern section = Pattern.compile("^## \\[" + Pattern.quote(version)
                + "] - \\d{4}-\\d\\d-\\d\\d\\R(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
        String text = first(section, changelog, "CHANGELOG.md has no section of " + version + " with a date").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("CHANGELOG.md says nothing of " + version);
        }
        String base = first(ADDRESS, pom, "pom.xml has no address") + "/blob/" + tag + "/";
        return RELATIVE_LINK.matcher(text).replaceAll("](" + Matcher.quoteReplacement(base) + "$1)") + "\n";
    }

    private static String first(Pattern pattern, String text, String missing) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(missing);
        }
        return found.group(1);
    }
}
