package io.github.onetimecode.documents;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/** The languages of docs/translations.md are those of the jar, with the words that their pages show. */
final class TranslationsPageTest {

    private final MarkdownTable languages = MarkdownTable.below("docs/translations.md", "## The languages");

    @Test
    void eachLanguageStandsThere() {
        assertThat(languages.column(0).flatMap(cell -> MarkdownTable.code(cell).stream()))
                .containsExactlyInAnyOrderElementsOf(MessageFile.languages());
    }

    @Test
    void eachHeadingIsThatOfThePage() {
        assertThat(languages.rows()).allSatisfy(row -> assertThat(row.get(4)).isEqualTo(
                MessageFile.of(MarkdownTable.code(row.get(0)).get(0)).text("oneTimeCodeTitle")));
    }
}
