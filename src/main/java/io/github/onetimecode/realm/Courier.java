package io.github.onetimecode.realm;

import java.time.ZoneId;
import java.util.Locale;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.StringUtil;

/** Takes a mail to the realm's mail server: renders it, then sends it. */
public final class Courier {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ZoneId zone;

    /** @param zone in which mails tell the time */
    public Courier(KeycloakSession session, RealmModel realm, ZoneId zone) {
        this.session = session;
        this.realm = realm;
        this.zone = zone;
    }

    /** Waits for the mail server, in the request. */
    public Delivery deliver(CodeMail mail) {
        return mail.isForApprover() ? new ApproverLanguage(session.getContext(), realm).deliver(mail, this::deliverNow)
                : deliverNow(mail);
    }

    private Delivery deliverNow(CodeMail mail) {
        EmailTemplateProvider templates = session.getProvider(EmailTemplateProvider.class);
        // The realm's administrator may run another one than Keycloak's; it renders and sends in one call.
        return templates.getClass() == FreeMarkerEmailTemplateProvider.class
                ? render(mail) : sendBy(templates, textOf(mail));
    }

    private Delivery render(CodeMail mail) {
        try {
            return send(mail, new MailRendering(session, realm).render(textOf(mail)));
        } catch (EmailException e) {
            MailFailure.log(realm, mail, Delivery.FAILED, e);
            return Delivery.FAILED;
        }
    }

    private Delivery send(CodeMail mail, RenderedMail rendered) {
        try {
            session.getProvider(EmailSenderProvider.class).send(realm.getSmtpConfig(), rendered.address(),
                    rendered.subject(), rendered.text(), rendered.html());
            return Delivery.SENT;
        } catch (EmailException e) {
            return failure(mail, e);
        }
    }

    private Delivery sendBy(EmailTemplateProvider templates, MailText text) {
        try {
            templates.setRealm(realm).setUser(text.mail().recipient())
                    .send(text.subjectKey(), text.subjectArguments(), MailText.TEMPLATE, text.attributes());
            return Delivery.SENT;
        } catch (EmailException e) {
            return failure(text.mail(), e);
        }
    }

    private Delivery failure(CodeMail mail, EmailException e) {
        Delivery delivery = MailFailure.of(e);
        MailFailure.log(realm, mail, delivery, e);
        return delivery;
    }

    private MailText textOf(CodeMail mail) {
        String name = realm.getDisplayName();
        Locale locale = session.getContext().resolveLocale(mail.recipient());
        return new MailText(mail, StringUtil.isBlank(name) ? realm.getName() : name, locale, zone);
    }
}
