package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class PurposeTest {

    @ParameterizedTest
    @ValueSource(strings = {"49.90 EUR to ACME", "1.250,00 EUR, Rechnung 2026/17",
        "Zahlung an M\u00fcller & S\u00f6hne", "Order 12345 (2 items)", "24.12.2026, 18:30", "paid. Thanks", "<b>",
        "\u20ac 5 \u2192 Bob", "50 %", "a:b/c", "St. Gallen", "v1.2", "Tel: 5", "Urnen: 2", "hotel:3", "\\o/",
        "C:\\temp", "it's \"quoted\"", "\u65e5\u672c\u8a9e"})
    void wordsAndFiguresAreAPurpose(String text) {
        assertThat(new Purpose(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"see http://a", "HTTPS://example.com/x", "ftp://x", "www.example", "WWW.EXAMPLE.COM",
        "example.com", "go to Example.Com/login", "paid.Thanks", "me@example", "a@b.c.de",
        "\uff57\uff57\uff57\uff0eexample", "example\uff0ecom", "example\u3002com", "b\u00fccher.example",
        "e\u0301xample.com", "xn--a.xn--p1ai", "10.0.0.1/login", "192.168.1.20", "mailto:me", "write MAILTO:me",
        "tel:+4930123456", "urn:oid:1", "sip:bob", "javascript:alert(1)", "\\\\server\\share", "evil\uff61example",
        "evil.\ufe0fexample", "e\u034fvil.ex\u034fample", "www.\u0440\u0444",
        "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444", "a.b.c.example:8443", "evil\u2024example",
        "ceo\uff20evil"})
    void whatLeadsSomewhereIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(text)).withMessageContaining("addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "tab\t", "\u0000", "\u202eright to left", "zero\u200bwidth", "line\u2028",
        "half \ud800", "own \ue000", "\u0085"})
    void whatCannotBeSeenIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(text)).withMessageContaining("one line");
    }

    @Test
    void itHasAtMost120Characters() {
        assertThat(new Purpose("\ud83d\ude00".repeat(120)).text()).hasSize(240);
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose("a".repeat(121)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(" \u00a0"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose("${user}"));
    }

    /** As {@code printf %s '49.90 EUR to ACME' | sha256sum} has it. */
    @Test
    void digestIsThatOfItsText() {
        assertThat(new Purpose("49.90 EUR to ACME").digest())
                .isEqualTo("80771e7dcdb08057bc17ba6bd42e717bb872c8b00e67c8162b4431d24d723305");
        assertThat(Purpose.NONE.isNone()).isTrue();
        assertThat(new Purpose("a")).hasToString("Purpose[1]");
    }
}
