package io.github.onetimecode.mail.text;

import java.io.IOException;
import java.net.URL;
import java.util.Optional;

import org.keycloak.theme.Theme;

/** A theme's frame around the bundled content. It needs another name, since Keycloak caches templates by theme name. */
final class FramedTheme extends ThemeDelegate {

    private final Theme theme;

    FramedTheme(Theme theme) {
        super(theme);
        this.theme = theme;
    }

    /** Whether the theme has a content template of its own. */
    static boolean isNeededFor(Theme theme, String template) {
        try {
            URL own = theme.getTemplate(template);
            return own == null || !own.toString().equals(OwnTheme.template(template).map(URL::toString).orElse(""));
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public String getName() {
        return theme.getName() + " around one-time-code";
    }

    @Override
    public URL getTemplate(String name) throws IOException {
        Optional<URL> ours = OwnTheme.template(name);
        return ours.isPresent() ? ours.get() : theme.getTemplate(name);
    }
}
