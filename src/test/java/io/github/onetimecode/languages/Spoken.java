package io.github.onetimecode.languages;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.TestRealm;
import io.github.onetimecode.text.MessageFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is expected of pages and mails in one language.
 *
 * @param tag   that the page should name
 * @param texts of that language, or of the one that stands in for it
 */
record Spoken(String tag, MessageFile texts) {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa");
    private static final Pattern RAW = Pattern.compile("oneTimeCode[A-Z]\\w*|one-time-code-[a-z]|\\{|}|''");

    /** Has the realm support all languages. Wrong codes do not count, so that nobody has to wait for them. */
    static void supportAll(TestRealm realm) {
        realm.change(settings -> {
            MessageFile.languages().forEach(settings.putArray("supportedLocales")::add);
            settings.put("bruteForceProtected", false);
        });
    }

    static Spoken of(String language) {
        return new Spoken(language, MessageFile.of(language));
    }

    /** The page shows these texts. */
    void assertShown(Page page, String title, String... shown) {
        assertThat(page.status()).as(tag).isEqualTo(200);
        assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo(tag);
        assertThat(page.html().selectFirst("html").attr("dir")).as(tag).isEqualTo(direction());
        assertThat(page.title()).as(tag).isEqualTo(texts.text(title));
        assertThat(plain(page.text())).as(tag).doesNotContainPattern(RAW);
        assertThat(List.of(shown)).as(tag).allMatch(plain(page.text())::contains);
    }

    /** The mail has this subject and first line, and both parts of it contain these texts. */
    void assertMailed(Mail mail, String subject, String firstLine, String... shown) {
        Document html = Jsoup.parse(mail.html());
        assertThat(html.selectFirst("html").attr("lang")).isEqualTo(tag);
        assertThat(html.selectFirst("html").attr("dir")).as(tag).isEqualTo(direction());
        assertThat(plain(mail.subject())).as(tag).isEqualTo(subject);
        assertThat(plain(mail.firstLine())).as(tag).isEqualTo(firstLine);
        for (String part : List.of(plain(mail.text()), plain(html.text()))) {
            assertThat(part).as(tag).doesNotContainPattern(RAW).contains(firstLine);
            assertThat(List.of(shown)).as(tag).allMatch(part::contains);
        }
    }

    /** The text with these values in it. */
    String filled(String key, Object... values) {
        return plain(texts.filled(key, values));
    }

    /** What the text says before and after a number that nobody knows. */
    String[] around(String key) {
        return Arrays.stream(texts.text(key).split("\\{0}")).map(part -> plain(part).strip())
                .filter(part -> part.length() > 1).toArray(String[]::new);
    }

    private String direction() {
        return RIGHT_TO_LEFT.contains(texts.language()) ? "rtl" : "ltr";
    }

    /** With Latin digits and one kind of space: pages and mails may have those of the language. */
    private static String plain(String text) {
        return text.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .replaceAll("[\\s\\p{Zs}]+", " ");
    }
}
