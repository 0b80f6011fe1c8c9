package io.github.onetimecode.page;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;

import static org.assertj.core.api.Assertions.assertThat;

/** The links of a page in frames that have them, lack them, or do something to the marks. */
final class FramedPageTest {

    private static final String RESTART = "<!-- one-time-code-restart -->";
    private static final String OTHER_WAY = "<!-- one-time-code-other-way -->";

    @Test
    void linksComeIntoThePlaceOfTheMarks() throws Exception {
        assertThat(written("<p>code</p>" + RESTART + "<hr>" + OTHER_WAY + "</html>"))
                .isEqualTo("<p>code</p>[restart]<hr>[other way]</html>");
    }

    @Test
    void orderOfTheMarksDoesNotMatter() throws Exception {
        assertThat(written(OTHER_WAY + RESTART)).isEqualTo("[other way][restart]");
    }

    /** As a theme does that shows the form in two layouts, one of which is hidden. */
    @Test
    void everyMarkIsReplaced() throws Exception {
        assertThat(written(RESTART + OTHER_WAY + "<hr>" + RESTART + OTHER_WAY))
                .isEqualTo("[restart][other way]<hr>[restart][other way]");
    }

    @Test
    void frameThatDropsCommentsIsWrittenAsItIs() throws Exception {
        assertThat(written("<p>code</p>")).isEqualTo("<p>code</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- one-time-code-of-acme -->", "<!-- one-time-code-", "<!-- one-time-code-->",
            "<!-- other --> <p>", "<!-- one-time-code-restart --"})
    void commentsOfAThemeStay(String comment) throws Exception {
        assertThat(written(comment + "<p>code</p>" + RESTART)).isEqualTo(comment + "<p>code</p>[restart]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a href=\"https://a.example/realms/r/login-actions/restart?tab_id=1\">",
            "<a href='/realms/r/login-actions/restart'>", "<script>x='login-actions/restart'</script>"
                    + "<a href='/login-actions/restart'>",
            "<button onclick=\"location.href='/realms/r/login-actions/restart'\">"})
    void frameHasTheLinkToTheFirstStep(String frame) throws Exception {
        assertThat(filled("<@frame.keep>" + frame + "</@frame.keep>${frame.hasRestart?c}")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>", "<script>const restart = '/realms/r/login-actions/restart';</script>",
            "<a href=\"/imprint\"><script>x = '/login-actions/restart'</script>", "href=login-actions/restart",
            "<a href=\"\" data-x='login-actions/restart'>"})
    void frameHasNoLinkToTheFirstStep(String frame) throws Exception {
        assertThat(filled("<@frame.keep>" + frame + "</@frame.keep>${frame.hasRestart?c}")).isEqualTo("false");
    }

    @Test
    void frameHasAButtonForAnotherFactor() throws Exception {
        assertThat(filled("<@frame.keep><input name='tryAnotherWay'></@frame.keep>${frame.hasOtherWay?c}"))
                .isEqualTo("true");
        assertThat(filled("<@frame.keep><input name='otp'></@frame.keep>${frame.hasOtherWay?c}")).isEqualTo("false");
    }

    /** A frame that fails halfway leaves nothing of itself. */
    @Test
    void pageThatFailsIsNotKept() throws Exception {
        assertThat(filled("<#attempt><@frame.keep>half a frame ${missing}</@frame.keep><#recover></#attempt>"
                + "<@frame.write>link</@frame.write>")).isEmpty();
    }

    private static String written(String page) throws IOException, TemplateException {
        return filled("<@frame.keep>" + page + "</@frame.keep>"
                + "<@frame.write; restart>${restart?then('[restart]', '[other way]')}</@frame.write>");
    }

    private static String filled(String template) throws IOException, TemplateException {
        Configuration settings = new Configuration(Configuration.VERSION_2_3_32);
        settings.setLogTemplateExceptions(false);
        settings.setAttemptExceptionReporter((failure, environment) -> { });
        Template page = new Template("page.ftl", new StringReader(template), settings);
        StringWriter out = new StringWriter();
        page.process(Map.of("frame", new FramedPage().models()), out);
        CharArrayWriter another = new CharArrayWriter();
        page.process(Map.of("frame", new FramedPage().models()), another);
        assertThat(another).as("a writer of another kind").hasToString(out.toString());
        return out.toString();
    }
}
