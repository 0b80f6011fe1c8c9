package io.github.onetimecode.mail.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MailHeadTest {

    private static final String META = "meta[name=format-detection]";

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>x</body></html>", "<HTML lang=\"de\"\n dir=\"ltr\">\n<body>x</body></HTML>",
        "<!doctype html><html><head><title>t</title></head><body>x</body></html>",
        "<html><HEAD></HEAD ><body><header>x</header></body></html>", "<html><header>x</header><body></body></html>"})
    void headSaysThatDigitsAreNoLinks(String html) {
        Document completed = Jsoup.parse(MailHead.completed(html));

        assertThat(completed.head().select(META)).hasSize(1);
        assertThat(completed.head().select("style")).hasSize(1);
        assertThat(completed.body().text()).isEqualTo(Jsoup.parse(html).body().text());
        assertThat(completed.title()).isEqualTo(Jsoup.parse(html).title());
    }

    @Test
    void whatAThemeSaysItselfStays() {
        String html =
                "<html><head><meta name=\"format-detection\" content=\"telephone=yes\"></head><body>x</body></html>";

        Document completed = Jsoup.parse(MailHead.completed(html));

        assertThat(completed.head().select(META).eachAttr("content")).containsExactly("telephone=yes");
        assertThat(completed.head().select("style")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>x</p>", "plain"})
    void whatIsNoDocumentIsLeftAlone(String html) {
        assertThat(MailHead.completed(html)).isEqualTo(html);
    }
}
