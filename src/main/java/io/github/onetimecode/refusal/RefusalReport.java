package io.github.onetimecode.refusal;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;

/** Reports a refusal to the administrator: a line in the log, and an event. */
public final class RefusalReport {

    private static final Logger LOG = Logger.getLogger("one-time-code.refusal");

    private RefusalReport() {
    }

    /**
     * @param where realm, step and user
     * @param event for this refusal only, with its user
     */
    public static void send(RefusedException refused, String where, EventBuilder event) {
        LOG.warnf("%s: refused, %s", where, refused.getMessage());
        event.error(refused.refusal().eventError());
    }
}
