package io.github.onetimecode.memory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ThemeManager;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * Mails, as a template provider of somebody else gets them: it renders and sends in one call, within the request. Or,
 * as a sender of somebody else gets them from Keycloak's own templates, which may be after the request. What is only
 * rendered, and dropped, is rendered by Keycloak's FreeMarker with our own words, since there is no theme.
 */
public final class MemoryMails {

    /** A mail that a template provider was given. */
    public record Mail(String userId, String subjectKey, String template, Map<String, Object> attributes) {

        public String code() {
            return (String) attributes.get("code");
        }
    }

    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private final List<String> sentTo = new CopyOnWriteArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private volatile Optional<EmailException> fault = Optional.empty();
    private volatile Runnable before = () -> { };
    private boolean keycloaksTemplates;

    /** From a template provider. */
    public List<Mail> taken() {
        return List.copyOf(taken);
    }

    public Mail last() {
        return taken.get(taken.size() - 1);
    }

    /** Addresses of mails that were rendered by Keycloak's templates. */
    public List<String> sentTo() {
        return List.copyOf(sentTo);
    }

    /** How many templates were filled. */
    public int written() {
        return written.get();
    }

    /** From now on Keycloak's own templates render, and a mail may be sent after the request. */
    public void useKeycloaksTemplates() {
        keycloaksTemplates = true;
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

    EmailTemplateProvider templates(KeycloakSession session) {
        return keycloaksTemplates ? new FreeMarkerEmailTemplateProvider(session) : templatesOfAnother();
    }

    EmailSenderProvider sender() {
        return Answers.of(EmailSenderProvider.class, Map.of("send", mail -> {
            send();
            sentTo.add((String) mail[1]);
            return null;
        }));
    }

    FreeMarkerProvider freeMarker() {
        FreeMarkerProvider keycloaks = new DefaultFreeMarkerProviderFactory().create(null);
        return Answers.of(FreeMarkerProvider.class, Map.of("processTemplate", asked -> {
            written.incrementAndGet();
            return keycloaks.processTemplate(asked[0], (String) asked[1], (Theme) asked[2]);
        }));
    }

    ThemeManager themes() {
        return Answers.of(ThemeManager.class, Map.of("isCacheEnabled", nothing -> false,
                "getTheme", type -> {
                    throw new IOException("there are no themes here");
                }));
    }

    private EmailTemplateProvider templatesOfAnother() {
        UserModel[] recipient = new UserModel[1];
        EmailTemplateProvider[] self = new EmailTemplateProvider[1];
        self[0] = Answers.of(EmailTemplateProvider.class, Map.of(
                "setRealm", realm -> self[0],
                "setUser", user -> {
                    recipient[0] = (UserModel) user[0];
                    return self[0];
                },
                "send", mail -> {
                    send();
                    taken.add(new Mail(recipient[0].getId(), (String) mail[0], (String) mail[2],
                            Map.copyOf((Map<String, Object>) mail[3])));
                    return null;
                }));
        return self[0];
    }

    private void send() throws EmailException {
        before.run();
        if (fault.isPresent()) {
            throw fault.get();
        }
    }
}
