package io.github.onetimecode.login;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.challenge.LoginNotes;
import io.github.onetimecode.page.AskPage;
import io.github.onetimecode.page.LoginPage;

/**
 * Whether somebody asked for what a request brings about. Keycloak 26.7 runs a flow for every request that comes: for
 * an application that only asks whether somebody is logged in ({@code prompt=none}, SAML's {@code IsPassive}), for an
 * image of another page, for a browser that fetches ahead. None of them is to make a code.
 */
final class AskedLogin {

    private static final String LOGIN_ADDRESSES = "/login-actions/";

    private final AuthenticationFlowContext context;

    AskedLogin(AuthenticationFlowContext context) {
        this.context = context;
    }

    /**
     * Whether a person navigated here, or posted a form of this login, by script or not. A request of an application
     * itself is none: Keycloak does not tell which of those only ask (SAML leaves no trace of it in the login).
     */
    boolean isMade() {
        return isAtLogin() && !new LoginNotes(context.getAuthenticationSession()).isPassive()
                && AskPage.isAsked(context.getHttpRequest());
    }

    /**
     * At the application's address the login's own is answered: a browser that logs somebody in goes on to it, and
     * whoever only asks is told by Keycloak that a login is required.
     */
    Response answer(LoginPage page) {
        return isAtLogin() ? AskPage.response(page) : Response.status(Response.Status.FOUND).location(context.getRefreshUrl(false)).build();
    }

    private boolean isAtLogin() {
        return context.getUriInfo().getPath().contains(LOGIN_ADDRESSES);
    }
}
