package io.github.onetimecode.login;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.AuthenticationSessionBean;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What all pages of the steps start from. */
final class LoginPage {

    private LoginPage() {
    }

    /** {@code createForm} of Keycloak 26.7 leaves out what its script needs to notice a login in another tab. */
    static LoginFormsProvider open(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return context.form().setAttribute("authenticationSession",
                new AuthenticationSessionBean(login.getParentSession().getId(), login.getTabId()));
    }
}
