package io.github.onetimecode.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.ThemeManager;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * Mails, as a template provider of somebody else gets them: it renders and sends in one call. What is only written, and
 * dropped, is written by Keycloak's FreeMarker with our own words, since there is no theme.
 */
public final class MemoryMails {

    /** A mail that was taken. */
    public record Mail(String userId, String subjectKey, String template, Map<String, Object> attributes) {

        public String code() {
            return (String) attributes.get("code");
        }
    }

    private final List<Mail> taken = new ArrayList<>();
    private Optional<EmailException> fault = Optional.empty();
    private Runnable before = () -> { };
    private int written;

    public List<Mail> taken() {
        return List.copyOf(taken);
    }

    public Mail last() {
        return taken.get(taken.size() - 1);
    }

    /** How many templates were filled for mails that nobody gets. */
    public int written() {
        return written;
    }

    /** From now on the mail server takes nothing. */
    public void refuseAll() {
        fault = Optional.of(new EmailException("refused"));
    }

    /** From now on nobody knows whether the mail server has taken a mail. */
    public void loseAnswers() {
        fault = Optional.of(new EmailException("no answer", new IOException("reset")));
    }

    public void takeAll() {
        fault = Optional.empty();
    }

    /** What happens just before a mail is sent. */
    public void before(Runnable step) {
        before = step;
    }

    EmailTemplateProvider templates() {
        UserModel[] recipient = new UserModel[1];
        EmailTemplateProvider[] self = new EmailTemplateProvider[1];
        self[0] = Answers.of(EmailTemplateProvider.class, Map.of(
                "setRealm", realm -> self[0],
                "setUser", user -> {
                    recipient[0] = (UserModel) user[0];
                    return self[0];
                },
                "send", mail -> {
                    before.run();
                    if (fault.isPresent()) {
                        throw fault.get();
                    }
                    taken.add(new Mail(recipient[0].getId(), (String) mail[0], (String) mail[2],
                            Map.copyOf((Map<String, Object>) mail[3])));
                    return null;
                }));
        return self[0];
    }

    FreeMarkerProvider freeMarker() {
        FreeMarkerProvider keycloaks = new DefaultFreeMarkerProviderFactory().create(null);
        return Answers.of(FreeMarkerProvider.class, Map.of("processTemplate", asked -> {
            written++;
            return keycloaks.processTemplate(asked[0], (String) asked[1], (Theme) asked[2]);
        }));
    }

    ThemeManager themes() {
        return Answers.of(ThemeManager.class, Map.of("isCacheEnabled", nothing -> false,
                "getTheme", type -> {
                    throw new IOException("there are no themes here");
                }));
    }
}
