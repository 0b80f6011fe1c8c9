package io.github.onetimecode.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;

import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;

/**
 * A page in a theme's frame, to which the links are added that Keycloak's frame has and this one lacks. Only the whole
 * page shows which these are: a frame may have them before our part or after it. FreeMarker could find them, too, but
 * copies the page for each question.
 */
final class FramedPage {

    /** Where a link to the first step belongs. A frame may drop a mark, or show our part twice. */
    private static final String RESTART_MARK = "<!-- one-time-code-restart -->";
    /** Where a button for another factor belongs. */
    private static final String OTHER_WAY_MARK = "<!-- one-time-code-other-way -->";
    /** Part of an address of Keycloak 26.7. */
    private static final String RESTART = "login-actions/restart";
    /** A button of Keycloak 26.7. */
    private static final String OTHER_WAY = "tryAnotherWay";
    private static final String HREF = "href=";
    private static final int USUAL_LENGTH_OF_LINKS = 512;

    private StringBuilder page = new StringBuilder();

    /**
     * What templates know as {@code framedPage}: the marks; {@code keep}, a directive that takes a page;
     * {@code hasRestart} and {@code hasOtherWay} for this page; and {@code write}, a directive that writes it, with its
     * content in the place of each mark. The content gets whether the mark is that of a restart.
     */
    Map<String, Object> models() {
        TemplateDirectiveModel keep = (environment, parameters, variables, body) -> keep(body);
        TemplateDirectiveModel write = (environment, parameters, variables, body) -> write(environment.getOut(),
                variables, body);
        TemplateBooleanModel hasRestart = this::hasRestart;
        TemplateBooleanModel hasOtherWay = () -> page.indexOf(OTHER_WAY) >= 0;
        return Map.of("restartMark", RESTART_MARK, "otherWayMark", OTHER_WAY_MARK, "keep", keep, "write", write,
                "hasRestart", hasRestart, "hasOtherWay", hasOtherWay);
    }

    /** A page that fails while it is written leaves the one before. */
    private void keep(TemplateDirectiveBody body) throws TemplateException, IOException {
        Characters written = new Characters();
        body.render(written);
        page = written.all;
    }

    private void write(Writer out, TemplateModel[] variables, TemplateDirectiveBody links)
            throws TemplateException, IOException {
        Appendable whole = wholeOf(out);
        int from = 0;
        int restartAt = page.indexOf(RESTART_MARK);
        int otherWayAt = page.indexOf(OTHER_WAY_MARK);
        while (restartAt >= 0 || otherWayAt >= 0) {
            boolean restart = otherWayAt < 0 || restartAt >= 0 && restartAt < otherWayAt;
            int at = restart ? restartAt : otherWayAt;
            whole.append(page, from, at);
            variables[0] = restart ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
            links.render(out);
            from = at + (restart ? RESTART_MARK : OTHER_WAY_MARK).length();
            restartAt = restart ? page.indexOf(RESTART_MARK, from) : restartAt;
            otherWayAt = restart ? otherWayAt : page.indexOf(OTHER_WAY_MARK, from);
        }
        whole.append(page, from, page.length());
    }

    /** Where Keycloak 26.7 collects a page. A writer would copy the page twice, and enlarge its buffer four times. */
    private Appendable wholeOf(Writer out) {
        if (out instanceof StringWriter collected) {
            collected.getBuffer().ensureCapacity(page.length() + USUAL_LENGTH_OF_LINKS);
            return collected.getBuffer();
        }
        return out;
    }

    /** Whether the address is in a link, and not only in a script. */
    private boolean hasRestart() {
        for (int at = page.indexOf(RESTART); at >= 0; at = page.indexOf(RESTART, at + 1)) {
            int href = page.lastIndexOf(HREF, at);
            if (href >= 0 && isOpenValue(page.substring(href + HREF.length(), at))) {
                return true;
            }
        }
        return false;
    }

    /** A quotation mark, and none after it. */
    private static boolean isOpenValue(String text) {
        return (text.startsWith("\"") || text.startsWith("'"))
                && text.indexOf('"', 1) < 0 && text.indexOf('\'', 1) < 0;
    }

    /** A {@link java.io.StringWriter} without its lock, which FreeMarker would take a thousand times for a page. */
    private static final class Characters extends Writer {

        /** Characters of a page in Keycloak's own theme. */
        private static final int USUAL_LENGTH = 16_384;

        private final StringBuilder all = new StringBuilder(USUAL_LENGTH);

        @Override
        public void write(char[] characters, int from, int length) {
            all.append(characters, from, length);
        }

        @Override
        public void write(String text, int from, int length) {
            all.append(text, from, from + length);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
