package io.github.onetimecode.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** A text is checked in each theme that shows it: that of pages, that of mails, or both. */
final class TextRepairTest {

    private static final Path TEMPLATES =
            ProjectFiles.base().resolve("src/main/resources/theme-resources/templates");
    private static final Pattern KEY = Pattern.compile("\"(oneTimeCode[A-Z]\\w*)\"");

    @Test
    void textsOfMailsAreCheckedInTheThemeOfMails() throws IOException {
        assertThat(named("html", "text")).contains("oneTimeCodeNameNotShown", "oneTimeCodeMailCode")
                .allMatch(TextRepair.OF_MAILS);
    }

    @Test
    void textsOfPagesAreCheckedInTheThemeOfPages() throws IOException {
        assertThat(named("")).contains("oneTimeCodeNameNotShown", "oneTimeCodeMailFailed")
                .allMatch(TextRepair.OF_PAGES);
    }

    @Test
    void onlyTheNameThatIsNotShownIsInBoth() {
        Predicate<String> both = TextRepair.OF_MAILS.and(TextRepair.OF_PAGES);

        assertThat(OurTexts.keys()).allMatch(TextRepair.OF_MAILS.or(TextRepair.OF_PAGES)).filteredOn(both)
                .containsExactly("oneTimeCodeNameNotShown");
    }

    private static List<String> named(String... folders) throws IOException {
        Stream.Builder<String> keys = Stream.builder();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(TEMPLATES.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    KEY.matcher(Files.readString(file)).results().map(MatchResult::group)
                            .map(key -> key.replace("\"", "")).forEach(keys);
                }
            }
        }
        return keys.build().toList();
    }
}
