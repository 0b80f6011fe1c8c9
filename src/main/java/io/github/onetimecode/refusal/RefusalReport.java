package io.github.onetimecode.refusal;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;

/** Tells the administrator that somebody was refused: a line in the log, and an event. */
public final class RefusalReport {

    private static final Logger LOG = Logger.getLogger("one-time-code.refusal");

    private RefusalReport() {
    }

    /**
     * Logs, and sends the event.
     *
     * @param where realm, step and user
     * @param event of the refusal alone, with its user
     */
    public static void send(RefusedException refused, String where, EventBuilder event) {
        LOG.warnf("%s: refused, %s", where, refused.getMessage());
        event.error(refused.refusal().eventError());
    }
}
