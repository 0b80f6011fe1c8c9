package io.github.onetimecode.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleCodeTest {

    private static final String CODE = "123456";

    @ParameterizedTest
    @ValueSource(strings = {"<p>123456</p>", "<p>Code: 123456.</p>", "123456", "<p>123 456</p>", "<!-- x -->123456",
            "<b>1</b>2<i>34</i>5&nbsp;6", "<p>\n123456\n</p>", "<!-- 123456 --><p>123456</p>"})
    void codeThatIsShownIsFound(String html) {
        assertThat(VisibleCode.isInHtml(html, CODE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>12345</p>", "<!-- 123456 -->", "<!-- <p>123456</p> -->", "<!--> 123456 -->",
            "<p title=\" 123456\">", "<p title= 123456>", "&#123456;", "<p>&123456;</p>", "<!--->123456-->"})
    void codeThatNobodySeesIsNotFound(String html) {
        assertThat(VisibleCode.isInHtml(html, CODE)).isFalse();
    }

    @Test
    void codeInTextMayBeSpaced() {
        assertThat(List.of("123456", "1 2-3\n456", "code 123456 for you")).allMatch(
                text -> VisibleCode.isInText(text, CODE));
        assertThat(List.of("", "12345", "654321")).noneMatch(text -> VisibleCode.isInText(text, CODE));
    }

    /** The short way must never find what the long one does not. */
    @Property(tries = 20_000)
    void htmlIsReadAsIfAllMarkupWereRemoved(@ForAll("html") String html) {
        String shown = html.replaceAll("(?s)<!--.*?-->|<[^>]*>|&#?\\w+;", "").replaceAll("[^A-Za-z0-9]+", "");
        assertThat(VisibleCode.isInHtml(html, CODE)).isEqualTo(shown.contains(CODE));
    }

    @Provide
    Arbitrary<String> html() {
        return Arbitraries.of("<", ">", "<!--", "-->", "-", "!", "&", "#", ";", " ", "\"", "a", "1", CODE, "<b>",
                "</b>").list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }
}
