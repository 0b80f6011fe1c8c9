package io.github.onetimecode.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

import io.github.onetimecode.text.ThemeCache;

/**
 * Keycloak's own forms, for a page of ours. They keep what Keycloak 26.7 makes anew of the theme for each page: its
 * texts, and the styles and scripts that its properties name. That takes a twentieth of a login with TOTP.
 */
public final class CachedThemeForms extends FreeMarkerLoginFormsProvider {

    /** What Keycloak 26.2 to 26.7 makes of a theme for templates. If it makes more, nothing is kept. */
    private static final Set<String> OF_THE_THEME =
            Set.of("msg", "advancedMsg", "properties", "themeResources", "darkMode");
    /** What is missing if the theme cannot be read. */
    private static final Set<String> ALWAYS = Set.of("msg", "properties");
    /** Of the realm: decides beside the theme whether there is a dark mode. */
    private static final String DARK_MODE = "darkMode";
    private static final int MOST = 64;
    /** One for the server, like Keycloak's themes: forms live as long as a request. */
    private static final ThemeCache<Made> CACHE = new ThemeCache<>(MOST);

    /**
     * @param words  the theme's texts, with those of the realm
     * @param models what templates read
     */
    private record Made(Properties words, Map<String, Object> models) {
    }

    private CachedThemeForms(KeycloakSession session) {
        super(session);
    }

    /** Empty if the server has other forms than Keycloak's, or keeps no themes, as while somebody writes one. */
    public static Optional<LoginFormsProvider> of(KeycloakSession session) {
        boolean keycloaks = session.getKeycloakSessionFactory().getProviderFactory(LoginFormsProvider.class).getClass()
                == FreeMarkerLoginFormsProviderFactory.class;
        return keycloaks && session.theme().isCacheEnabled() ? Optional.of(new CachedThemeForms(session))
                : Optional.empty();
    }

    @Override
    protected Properties handleThemeResources(Theme theme, Locale locale) {
        try {
            Made made = CACHE.get(theme, realm, locale, String.valueOf(realm.getAttribute(DARK_MODE)),
                    () -> make(theme, locale));
            attributes.putAll(made.models());
            return made.words();
        } catch (IOException e) {
            // Nothing was kept: as Keycloak does it, which logs what is wrong with the theme.
            return super.handleThemeResources(theme, locale);
        }
    }

    /** Without what this page alone has, which would find its way into the texts that are kept. */
    private Made make(Theme theme, Locale locale) throws IOException {
        Map<String, Object> ofThePage = new HashMap<>(attributes);
        attributes.clear();
        Properties words = super.handleThemeResources(theme, locale);
        Map<String, Object> models = new HashMap<>(attributes);
        attributes.clear();
        attributes.putAll(ofThePage);
        if (!models.keySet().containsAll(ALWAYS) || !OF_THE_THEME.containsAll(models.keySet())) {
            throw new IOException("the theme cannot be read, or more is made of it than is known");
        }
        return new Made(words, models);
    }
}
