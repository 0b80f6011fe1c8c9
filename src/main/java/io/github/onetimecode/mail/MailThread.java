package io.github.onetimecode.mail;

import org.jboss.logging.Logger;

/** A thread that sends mails, or wakes them. It does not keep the server from stopping. */
final class MailThread extends Thread {

    private static final Logger LOG = Logger.getLogger("one-time-code.mail");

    MailThread(Runnable task, String name) {
        super(task, name);
        setDaemon(true);
        setUncaughtExceptionHandler((ended, failure) -> LOG.error("A mail thread has failed", failure));
    }
}
