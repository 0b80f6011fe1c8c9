package io.github.onetimecode.login;

import java.util.Map;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;

import jakarta.ws.rs.core.Response;

/** Tells everybody that there is no code: an event and a line for the administrator, a page for the person. */
public final class RefusalPage {

    private static final Logger LOG = Logger.getLogger(RefusalPage.class);
    private static final String TEMPLATE = "one-time-code-refused.ftl";

    private final LoginPage page;
    private final boolean restart;

    /** @param restart whether the page offers to start the login again */
    public RefusalPage(LoginPage page, boolean restart) {
        this.page = page;
        this.restart = restart;
    }

    /**
     * Logs, and sends the event.
     *
     * @param where realm, step and user
     * @param event of the refusal alone, with its user
     */
    public static void report(Refused refused, String where, EventBuilder event) {
        LOG.warnf("%s: refused, %s", where, refused.getMessage());
        event.error(refused.refusal().eventError());
    }

    public Response response(Refused refused) {
        return page.open().setError(page.texts().shown(refused.messageKey()))
                .setAttribute("oneTimeCode", Map.of("restart", restart, "purpose", page.purpose().name()))
                .createForm(TEMPLATE);
    }
}
