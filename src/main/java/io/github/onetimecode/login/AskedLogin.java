package io.github.onetimecode.login;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.page.AskPage;
import io.github.onetimecode.page.LoginPage;

/**
 * Tells whether a person asked for what a request causes. Keycloak 26.7 runs a flow for every request: also if an
 * application only asks whether somebody is logged in ({@code prompt=none}, SAML's {@code IsPassive}), if another page
 * embeds the address as an image, and if a browser prefetches it. None of these requests may issue a code.
 */
final class AskedLogin {

    private static final String LOGIN_ADDRESSES = "/login-actions/";

    private final AuthenticationFlowContext context;

    AskedLogin(AuthenticationFlowContext context) {
        this.context = context;
    }

    /**
     * Whether a person navigated here, or a page of this login posted a form, with or without a script. The
     * application's own request does not count: Keycloak does not tell which of them only ask (SAML leaves no trace of
     * it in the login).
     */
    boolean isMade() {
        return isAtLogin() && !new LoginNotes(context.getAuthenticationSession()).isPassive()
                && AskPage.isAsked(context.getHttpRequest());
    }

    /**
     * At the address of the login, answers with the page. Redirects the application's own request to that address: a
     * browser follows and gets the page, and Keycloak tells an application that only asks that a login is required.
     */
    Response answer(LoginPage page) {
        return isAtLogin() ? AskPage.response(page)
                : Response.status(Response.Status.FOUND).location(context.getRefreshUrl(false)).build();
    }

    private boolean isAtLogin() {
        return context.getUriInfo().getPath().contains(LOGIN_ADDRESSES);
    }
}
