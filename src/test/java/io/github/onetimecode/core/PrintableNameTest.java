package io.github.onetimecode.core;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class PrintableNameTest {

    private static final String EMOJI = "\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(strings = {"", "Account Console", "B\u00fccher & M\u00f6bel <GmbH>", "\u30a2\u30ab\u30a6\u30f3\u30c8",
            "\u0645\u062a\u062c\u0631", "100 $", "{x}", "$", EMOJI})
    void ordinaryNamesStay(String name) {
        assertThat(PrintableName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u200b", "\u202e", "\u2066",
            "\ufeff", "\u2028", "\u2029"})
    void lineBreaksAndWhatCannotBeSeenBecomeSpaces(String sign) {
        assertThat(PrintableName.of("Shop" + sign + "Your code is 1")).isEqualTo("Shop Your code is 1");
        assertThat(PrintableName.of(sign + "Shop" + sign)).isEqualTo("Shop");
    }

    @ParameterizedTest
    @CsvSource({"${client_account}, $ {client_account}", "a${b}c, a$ {b}c", "$${x}, $$ {x}", "${${x}}, $ {$ {x}}",
            "$\u200b{x}, $ {x}", "$\u0000{x}, $ {x}"})
    void nothingIsLeftToLookUp(String name, String printable) {
        assertThat(PrintableName.of(name)).isEqualTo(printable);
    }

    @Test
    void eightyCharactersFitAndOneMoreIsCut() {
        assertThat(PrintableName.of("a".repeat(80))).isEqualTo("a".repeat(80));
        assertThat(PrintableName.of("a".repeat(81))).isEqualTo("a".repeat(79) + "\u2026");
        assertThat(PrintableName.of(EMOJI.repeat(80))).isEqualTo(EMOJI.repeat(80));
        assertThat(PrintableName.of(EMOJI.repeat(1_000))).isEqualTo(EMOJI.repeat(79) + "\u2026");
        assertThat(PrintableName.of(" ".repeat(100) + "a".repeat(80) + " ")).isEqualTo("a".repeat(80));
    }

    @Property
    void anyNameIsOneShortLine(@ForAll String name) {
        String printable = PrintableName.of(name);
        assertThat(printable.codePointCount(0, printable.length())).isLessThanOrEqualTo(80);
        assertThat(printable).doesNotContain("${").doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
    }
}
