package io.github.onetimecode.core;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/verify", "www.x.y", "evil.example", "x@y.z", "Shop evil.example Ltd.",
        "urn:evil:1", "mailto:x", "evil\uff0eexample", "e\u0301vil.example", "xn--evl-6oa.example", "10.0.0.1", "",
        " \u00a0", "\u200b\u3164"})
    void nameThatLeadsSomewhereOrSaysNothingIsReplaced(String name) {
        assertThat(PrintableName.firstOf(name, "shop-1")).isEqualTo("shop-1");
        assertThat(PrintableName.firstOf(name, name)).isEmpty();
        assertThat(PrintableName.firstOf("Shop 1", name)).isEqualTo("Shop 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil\u200d.example", "evil.\u202eexample", "www\u00ad.evil", "evil.\u0000example"})
    void whatCannotBeSeenBreaksALink(String name) {
        assertThat(PrintableName.firstOf(name)).contains(" ").doesNotContainPattern("\\p{Cf}|\\p{Cc}");
    }

    @Test
    void linkThatIsCutOffIsStillSomebodysTry() {
        assertThat(PrintableName.firstOf("a".repeat(90) + " evil.example", "shop")).isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({"bob, bob", "bob@example.com, bob\u2026", "anna.evil@example.com, anna evil\u2026",
        "x@y@z.com, x\u2026", "@example.com, ''", "www.bob@example.com, www bob\u2026", "evil\uff0ecom@x.y, ''",
        "evil.example, ''"})
    void addressAsTheNameOfAnAccountIsItsFirstPart(String name, String shown) {
        assertThat(PrintableName.ofAccount(name)).isEqualTo(shown);
    }

    /** Mail programs take the ellipsis for dots, and so a link of "www" before it. */
    @Test
    void nameThatBecomesALinkWhereItIsCutOffIsNotShown() {
        assertThat(PrintableName.firstOf("a".repeat(75) + " wwwbcdef", "other")).isEqualTo("other");
        assertThat(PrintableName.firstOf("a".repeat(74) + " wwwbcdef", "other"))
                .isEqualTo("a".repeat(74) + " wwwb\u2026");
    }

    /** One rule for both. */
    @Property
    void whatAPurposeMayNotHoldNoNameHolds(@ForAll("pieces") List<String> pieces) {
        String shown = PrintableName.firstOf(String.join("", pieces));
        assertThat(new Purpose(shown).text()).isEqualTo(shown);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(3),
                Arbitraries.of(".", "\uff0e", "@", "://", "www", "a", "bc", "9", ":", "mailto", " ", "\u200d",
                        "\ufe0f", "$", "{", "\\")).list().ofMaxSize(60);
    }

    @Property
    void anyNameIsOneShortLine(@ForAll String name) {
        String printable = PrintableName.of(name);
        assertThat(printable.codePointCount(0, printable.length())).isLessThanOrEqualTo(80);
        assertThat(printable).doesNotContain("${").doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
    }
}
