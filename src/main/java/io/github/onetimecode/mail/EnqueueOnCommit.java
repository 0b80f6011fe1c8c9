package io.github.onetimecode.mail;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Enqueues a mail after the login's transaction has committed. A mail must not arrive before the session in which its
 * code is confirmed exists, and none is sent for a transaction that was rolled back.
 */
final class EnqueueOnCommit extends AbstractKeycloakTransaction {

    private final MailQueue queue;
    private final MailJob job;

    EnqueueOnCommit(MailQueue queue, MailJob job) {
        this.queue = queue;
        this.job = job;
    }

    @Override
    protected void commitImpl() {
        job.letPageGoFirst();
        queue.enter(job);
    }

    @Override
    protected void rollbackImpl() {
        queue.release(job.realmId());
        job.giveUp();
    }
}
