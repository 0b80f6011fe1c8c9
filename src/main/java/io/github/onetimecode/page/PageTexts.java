package io.github.onetimecode.page;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

import freemarker.template.TemplateMethodModelEx;

import io.github.onetimecode.text.BrokenText;
import io.github.onetimecode.text.OurTexts;
import io.github.onetimecode.text.TextReferences;

/**
 * The texts of our pages. A text of the realm or its theme is used as long as it keeps its meaning, otherwise ours in
 * the same language. In Keycloak 26.7, a broken text would be an HTTP 500.
 */
public final class PageTexts {

    private static final Logger LOG = Logger.getLogger("one-time-code.text");

    private final KeycloakSession session;
    private final UserModel user;

    private PageTexts(KeycloakSession session, UserModel user) {
        this.session = session;
        this.user = user;
    }

    /** @param user whose language counts; null to ignore the user's language */
    public static PageTexts of(KeycloakSession session, UserModel user) {
        return new PageTexts(session, user);
    }

    /** The key itself, or a finished text if the realm's text of that key cannot be shown. */
    public String keyOrText(String key, Object... values) {
        try {
            Locale locale = locale();
            Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
            Properties words = theme.getEnhancedMessages(realm(), locale);
            String raw = words.getProperty(key, "");
            String text = TextReferences.resolved(raw, words);
            Optional<String> fault = OurTexts.fault(key, text, locale);
            if (fault.isPresent()) {
                report(theme, key, fault.get());
                return OurTexts.filled(locale, key, values);
            }
            return text.equals(raw) ? key : new MessageFormat(text, locale).format(values);
        } catch (IOException e) {
            throw new IllegalStateException("the login theme cannot be read", e);
        }
    }

    /** For {@code setAttributeMapper}: replaces what templates know as {@code msg} by {@link CheckedMessages}. */
    Map<String, Object> checkMessages(Map<String, Object> attributes) {
        if (attributes.get("msg") instanceof TemplateMethodModelEx messages) {
            attributes.put("msg", new CheckedMessages(messages, locale(), this::report));
        }
        return attributes;
    }

    private void report(String key, String fault) {
        try {
            report(session.theme().getTheme(Theme.Type.LOGIN), key, fault);
        } catch (IOException e) {
            throw new IllegalStateException("the login theme cannot be read", e);
        }
    }

    private void report(Theme theme, String key, String fault) {
        LOG.warnf("Realm '%s': %s", realm().getName(), BrokenText.in(realm(), theme, locale(), key, fault));
    }

    /** Worked out only where a text is shown: most requests pass a step or two that show none. */
    private Locale locale() {
        return session.getContext().resolveLocale(user);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
