package io.github.onetimecode.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a document tells people to type.
 *
 * @param document  where it stands
 * @param variables set for it, each as {@code NAME=value}
 * @param program   the first word, without a folder
 * @param words     all after it
 */
record Command(String document, List<String> variables, String program, List<String> words) {

    private static final Pattern COMMAND = Pattern.compile(
            "((?:[A-Z_]+=\\S+ )*)(?:RUN )?(?:/opt/keycloak/)?(?:bin/)?"
                    + "(mvn|kc\\.sh|kcadm\\.sh|docker-compose|docker|java)((?: .*)?)");

    /** In blocks without a language and within the text. What stands in blocks of bash is typed by tests as it is. */
    static List<Command> of(Markdown document) {
        return Stream.concat(document.blocks("").stream().flatMap(block -> block.replace("\\\n", " ").lines()),
                document.inline().stream()).map(String::strip).map(COMMAND::matcher).filter(Matcher::matches)
                .map(found -> new Command(document.name(), words(found.group(1)), found.group(2),
                        words(found.group(3))))
                .toList();
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return document + ": " + program + " " + String.join(" ", words);
    }
}
