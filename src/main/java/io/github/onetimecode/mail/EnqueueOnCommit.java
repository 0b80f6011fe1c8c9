package io.github.onetimecode.mail;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Enqueues a mail after the login's transaction has committed. A mail must not arrive before the session in which its
 * code is confirmed exists, and none is sent for a transaction that was rolled back.
 */
final class EnqueueOnCommit extends AbstractKeycloakTransaction {

    private final MailQueue queue;
    private final MailJob mail;

    EnqueueOnCommit(MailQueue queue, MailJob mail) {
        this.queue = queue;
        this.mail = mail;
    }

    @Override
    protected void commitImpl() {
        mail.letPageGoFirst();
        queue.enter(mail);
    }

    @Override
    protected void rollbackImpl() {
        queue.release(mail.realmId());
        mail.giveUp();
    }
}
