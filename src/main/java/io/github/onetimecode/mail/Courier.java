package io.github.onetimecode.mail;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;

import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

import io.github.onetimecode.mail.smtp.MailFailure;
import io.github.onetimecode.mail.smtp.MailSender;
import io.github.onetimecode.mail.smtp.RenderedMail;
import io.github.onetimecode.mail.text.ApproverLanguage;
import io.github.onetimecode.mail.text.CodeMail;
import io.github.onetimecode.mail.text.MailRendering;
import io.github.onetimecode.mail.text.MailText;
import io.github.onetimecode.text.RealmName;

/**
 * Takes a mail to the realm's mail server. It is always rendered in the request, whose theme, language and texts it
 * needs; as a rule it is sent after the request, once its transaction has committed.
 */
public final class Courier implements Provider {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MailQueue queue;
    private final CourierParts parts;
    private final ZoneId zone;

    /** @param zone in which mails tell the time */
    Courier(KeycloakSession session, MailQueue queue, CourierParts parts, ZoneId zone) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.queue = queue;
        this.parts = parts;
        this.zone = zone;
    }

    /** What is known of the mail by now. Unless it is on its way, all that follows from its end has been done. */
    public Delivery deliver(MailTask order) {
        return order.mail().isForApprover()
                ? new ApproverLanguage(session.getContext(), realm).with(order.mail(), mail -> start(order.to(mail)))
                : start(order);
    }

    @Override
    public void close() {
        // What has to be closed belongs to the factory.
    }

    private Delivery start(MailTask order) {
        EmailTemplateProvider templates = session.getProvider(EmailTemplateProvider.class);
        if (templates.getClass() != FreeMarkerEmailTemplateProvider.class) {
            // The realm's administrator runs another one than Keycloak's; it renders and sends in one call.
            return sendBy(templates, order);
        }
        return order.background() ? sendLater(order)
                : render(order).map(mail -> sendNow(order, mail)).orElseGet(() -> settle(order, Delivery.FAILED));
    }

    private Delivery sendNow(MailTask order, RenderedMail mail) {
        MailSender sending = parts.sender(realm.getId(), work -> work.apply(session, realm));
        return settle(order, Delivery.of(sending.send(realm.getSmtpConfig(), mail)));
    }

    private Delivery sendLater(MailTask order) {
        if (!queue.reserve(realm.getId())) {
            LOG.warnf("Realm '%s': a mail to user %s was refused because the queue is full", realm.getName(),
                    order.mail().recipient().getId());
            return settle(order, Delivery.REFUSED);
        }
        boolean handedOver = false;
        try {
            Optional<RenderedMail> mail = render(order);
            mail.ifPresent(rendered -> session.getTransactionManager().enlistAfterCompletion(
                    new EnqueueOnCommit(queue, new MailJob(parts, realm, rendered, order))));
            handedOver = mail.isPresent();
        } finally {
            if (!handedOver) {
                queue.release(realm.getId());
            }
        }
        return handedOver ? Delivery.SENDING : settle(order, Delivery.FAILED);
    }

    private Delivery sendBy(EmailTemplateProvider templates, MailTask order) {
        MailText text = textOf(order.mail());
        try {
            templates.setRealm(realm).setUser(order.mail().recipient())
                    .send(text.subjectKey(), text.subjectArguments(RealmName.of(realm, new Properties())),
                            text.template(), text.attributes());
            return settle(order, Delivery.SENT);
        } catch (EmailException e) {
            LOG.warnf("Realm '%s': a mail to user %s was not sent: %s", realm.getName(),
                    order.mail().recipient().getId(), MailFailure.reason(e));
            return settle(order, Delivery.of(MailFailure.ofAnother(e)));
        }
    }

    /** Empty if a mail cannot be written at all; a broken theme or text is no reason. */
    public Optional<RenderedMail> render(MailTask order) {
        try {
            return Optional.of(new MailRendering(session, realm, parts.bundles(), this::complain)
                    .render(textOf(order.mail())));
        } catch (EmailException e) {
            // Names only: what FreeMarker says may repeat the value that it stumbled over.
            LOG.warnf("Realm '%s': the mail with a code cannot be rendered: %s", realm.getName(), MailFailure.reason(e));
            return Optional.empty();
        }
    }

    private Delivery settle(MailTask order, Delivery end) {
        parts.meters().ended(realm, end);
        new MailSettlement(order, parts.clock()).settle(session, realm, end, end == Delivery.REFUSED ? 0 : 1);
        return end;
    }

    private void complain(String fault) {
        LOG.warnf("Realm '%s', %s; it was not used for a mail with a code", realm.getName(), fault);
    }

    private MailText textOf(CodeMail mail) {
        return new MailText(mail, session.getContext().resolveLocale(mail.recipient()), zone);
    }
}
