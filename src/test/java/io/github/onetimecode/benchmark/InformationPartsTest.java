package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class InformationPartsTest {

    private static final Scenario ROW = new Scenario(LoginWay.COMBINED, MailManner.PROMPT, true);

    private final InformationParts parts = new InformationParts(
            new Progress(new PrintStream(OutputStream.nullOutputStream())));

    @Test
    void partThatIsMeasuredHasItsRows() {
        Figures figures = new Figures();

        assertThat(parts.measured("default-hash", rows -> rows.put(ROW, figures))).containsEntry(ROW, figures);
        assertThat(parts.failed()).isEmpty();
    }

    /** Half a part would be a row without the columns that its reader compares. */
    @Test
    void partThatFailsHasNoRowsAndIsNamed() {
        assertThat(parts.measured("default-hash", rows -> {
            rows.put(ROW, new Figures());
            throw new IOException("no login ended");
        })).isEmpty();

        assertThat(parts.failed()).singleElement().asString().startsWith("not measured: default-hash")
                .contains("no login ended");
    }

    @Test
    void otherPartsAreMeasuredAfterOneThatFailed() {
        parts.measured("rows for information", rows -> {
            throw new IllegalStateException("no figures");
        });

        assertThat(parts.measured("default-hash", rows -> rows.put(ROW, new Figures()))).hasSize(1);
        assertThat(parts.failed()).hasSize(1);
    }
}
