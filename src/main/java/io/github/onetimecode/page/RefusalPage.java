package io.github.onetimecode.page;

import java.util.Map;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/** The page that tells a person that there is no code. */
public final class RefusalPage {

    private static final String TEMPLATE = "one-time-code-refused.ftl";

    private final LoginPage page;
    private final boolean restart;

    /** @param restart whether the page offers to start the login again */
    public RefusalPage(LoginPage page, boolean restart) {
        this.page = page;
        this.restart = restart;
    }

    public Response response(RefusedException refused) {
        return page.open().setError(page.texts().keyOrText(refused.messageKey()))
                .setAttribute("oneTimeCode", Map.of("restart", restart, "purpose", page.purpose().name()))
                .createForm(TEMPLATE);
    }
}
