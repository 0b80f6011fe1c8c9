package io.github.onetimecode.mail.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * Fills the templates of a mail and ensures that each part contains the code. It tries the theme first, then the
 * bundled content in the theme's frame, then the bundled files alone.
 */
final class MailParts implements FreeMarkerProvider {

    static final Theme OURS = new OwnTheme();

    private static final String HTML = "html/";

    private final FreeMarkerProvider keycloaks;
    private final MailText text;
    private final Consumer<String> complaints;

    /** @param complaints takes what is wrong with a theme, for the administrator's log */
    MailParts(FreeMarkerProvider keycloaks, MailText text, Consumer<String> complaints) {
        this.keycloaks = keycloaks;
        this.text = text;
        this.complaints = complaints;
    }

    @Override
    public String processTemplate(Object data, String template, Theme theme) throws FreeMarkerException {
        Map<String, Object> given = (Map<String, Object>) data;
        // Keycloak 26.7 fills both parts from one map.
        given.computeIfPresent("msg", (name, msg) -> FormattedOnce.of(msg));
        Map<String, Object> variables = new UnloggedVariables(given);
        Optional<String> part = theme.equals(OURS) ? Optional.empty() : fill(variables, template, theme, theme)
                .or(() -> fillInFrame(variables, template, theme));
        return part.isPresent() ? part.get() : keycloaks.processTemplate(variables, template, OURS);
    }

    private Optional<String> fillInFrame(Map<String, Object> variables, String template, Theme theme) {
        return template.startsWith(HTML) && FramedTheme.isNeededFor(theme, template)
                ? fill(variables, template, theme, new FramedTheme(theme)) : Optional.empty();
    }

    private Optional<String> fill(Map<String, Object> variables, String template, Theme theme, Theme candidate) {
        try {
            String part = keycloaks.processTemplate(variables, template, candidate);
            if (template.startsWith(HTML) ? text.isInHtml(part) : text.isInText(part)) {
                return Optional.of(part);
            }
            complain(theme, template + " leaves the code out");
        } catch (FreeMarkerException | StackOverflowError e) {
            complain(theme, TemplateFault.of(e, template));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // Keycloak closes its own provider.
    }

    private void complain(Theme theme, String fault) {
        complaints.accept("e-mail theme '" + theme.getName() + "': " + fault);
    }
}
