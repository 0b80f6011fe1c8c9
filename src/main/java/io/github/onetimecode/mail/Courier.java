package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
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
import io.github.onetimecode.mail.smtp.SmtpServer;
import io.github.onetimecode.mail.smtp.TryOutcome;
import io.github.onetimecode.mail.text.ApproverLanguage;
import io.github.onetimecode.mail.text.CodeMail;
import io.github.onetimecode.mail.text.MailRendering;
import io.github.onetimecode.mail.text.MailText;
import io.github.onetimecode.text.RealmName;

/**
 * Delivers a mail to the realm's mail server. It always renders the mail in the request, since it needs that request's
 * theme, language and texts. It usually sends the mail after the request's transaction has committed.
 */
public final class Courier implements Provider {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MailQueue queue;
    private final CourierParts parts;
    private final ZoneId zone;

    /** @param zone time zone of the times in mails */
    Courier(KeycloakSession session, MailQueue queue, CourierParts parts, ZoneId zone) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.queue = queue;
        this.parts = parts;
        this.zone = zone;
    }

    /**
     * Returns what is known about the mail. Unless it is still being sent, everything that follows from its end is
     * done.
     */
    public Delivery deliver(MailTask task) {
        return task.mail().isForApprover()
                ? new ApproverLanguage(session.getContext(), realm).with(task.mail(), mail -> start(task.to(mail)))
                : start(task);
    }

    @Override
    public void close() {
        // The factory owns everything that must be closed.
    }

    private Delivery start(MailTask task) {
        EmailTemplateProvider templates = session.getProvider(EmailTemplateProvider.class);
        if (templates.getClass() != FreeMarkerEmailTemplateProvider.class) {
            // The server has another provider than Keycloak's; it renders and sends in one call.
            return sendBy(templates, task);
        }
        return task.background() ? sendLater(task)
                : render(task).map(mail -> sendNow(task, mail)).orElseGet(() -> settle(task, Delivery.FAILED));
    }

    private Delivery sendNow(MailTask task, RenderedMail mail) {
        SmtpServer server = new SmtpServer(realm.getId(), realm.getSmtpConfig());
        MailSender sending = parts.sender(server, work -> work.apply(session, realm));
        Instant startedAt = parts.clock().instant();
        TryOutcome outcome = sending.send(mail);
        parts.meters().tried(outcome, Duration.between(startedAt, parts.clock().instant()));
        return settle(task, Delivery.of(outcome));
    }

    private Delivery sendLater(MailTask task) {
        if (!queue.reserve(realm.getId())) {
            LOG.warnf("Realm '%s': a mail to user %s was refused because the queue is full", realm.getName(),
                    task.mail().recipient().getId());
            return settle(task, Delivery.REFUSED);
        }
        boolean handedOver = false;
        try {
            Optional<RenderedMail> mail = render(task);
            mail.ifPresent(rendered -> session.getTransactionManager().enlistAfterCompletion(
                    new EnqueueOnCommit(queue, new MailJob(parts, realm, rendered, task))));
            handedOver = mail.isPresent();
        } finally {
            if (!handedOver) {
                queue.release(realm.getId());
            }
        }
        return handedOver ? Delivery.SENDING : settle(task, Delivery.FAILED);
    }

    private Delivery sendBy(EmailTemplateProvider templates, MailTask task) {
        try {
            MailText text = textOf(task.mail());
            templates.setRealm(realm).setUser(task.mail().recipient())
                    .send(text.subjectKey(), text.subjectArguments(RealmName.of(realm, new Properties())),
                            text.template(), text.attributes());
        } catch (EmailException e) {
            return notSentBy(e, MailFailure.ofAnother(e), task);
        } catch (RuntimeException e) {
            // The provider may have failed at any point.
            return notSentBy(e, TryOutcome.UNCERTAIN, task);
        }
        return settle(task, Delivery.SENT);
    }

    private Delivery notSentBy(Exception failure, TryOutcome outcome, MailTask task) {
        LOG.warnf("Realm '%s': a mail to user %s was not sent: %s", realm.getName(),
                task.mail().recipient().getId(), MailFailure.reason(failure));
        return settle(task, Delivery.of(outcome));
    }

    /** Empty if the mail cannot be rendered at all. A broken theme or text does not prevent that. */
    public Optional<RenderedMail> render(MailTask task) {
        try {
            return Optional.of(new MailRendering(session, realm, parts.bundles(), this::complain)
                    .render(textOf(task.mail())));
        } catch (EmailException e) {
            // Only the names of the exceptions: FreeMarker's message may contain a value.
            LOG.warnf("Realm '%s': the mail with a code cannot be rendered: %s", realm.getName(),
                    MailFailure.reason(e));
            return Optional.empty();
        }
    }

    private Delivery settle(MailTask task, Delivery end) {
        parts.meters().ended(realm, end);
        new MailSettlement(task, parts.clock()).settle(session, realm, end, end == Delivery.REFUSED ? 0 : 1);
        return end;
    }

    private void complain(String fault) {
        LOG.warnf("Realm '%s', %s; it was not used for a mail with a code", realm.getName(), fault);
    }

    private MailText textOf(CodeMail mail) throws EmailException {
        try {
            return new MailText(mail, session.getContext().resolveLocale(mail.recipient()), zone);
        } catch (RuntimeException e) {
            // Keycloak 26.7 throws an answer to the request if it cannot read Accept-Language, which it asks last.
            throw new EmailException("the language of the mail cannot be told", e);
        }
    }
}
