package io.github.onetimecode.page;

import java.util.function.Supplier;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.AuthenticationSessionBean;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

import jakarta.ws.rs.core.UriInfo;

/**
 * What all our pages need, whether a step of a flow or a required action shows them.
 *
 * @param forms   of the running step or action
 * @param uri     of the request
 * @param login   of the browser's tab
 * @param purpose what the page asks a code for
 * @param texts   of the page, in its language
 */
public record LoginPage(Supplier<LoginFormsProvider> forms, UriInfo uri, AuthenticationSessionModel login,
                        PageKind purpose, PageTexts texts) {

    /** Name of the button that requests a code. */
    public static final String SEND_BUTTON = "one_time_code_send";
    /** Name of the button that postpones an offer. */
    public static final String LATER_BUTTON = "one_time_code_later";

    /** {@code createForm} of Keycloak 26.7 omits what its script needs to notice a login in another tab. */
    public LoginFormsProvider open() {
        return forms.get().setAttributeMapper(texts::checkMessages)
                .setAttribute("framedPage", new FramedPage().models())
                .setAttribute("authenticationSession",
                        new AuthenticationSessionBean(login.getParentSession().getId(), login.getTabId()));
    }

    /** The address at which the page's script asks for the state of the mail. */
    String stateAddress(RealmModel realm) {
        return uri.getBaseUriBuilder().path("realms").path(realm.getName()).path("one-time-code-state")
                .queryParam("client_id", "{client}").queryParam("tab_id", "{tab}")
                .build(login.getClient().getClientId(), login.getTabId()).toString();
    }
}
