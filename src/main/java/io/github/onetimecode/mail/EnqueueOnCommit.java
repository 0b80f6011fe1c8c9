package io.github.onetimecode.mail;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Lets a mail go once the login's transaction is through: a mail must not be quicker than the session in which its code
 * is confirmed, and none is sent for a login that came to nothing.
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
        queue.enter(job);
    }

    @Override
    protected void rollbackImpl() {
        queue.release(job.realmId());
        job.giveUp();
    }
}
