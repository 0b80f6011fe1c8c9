package io.github.onetimecode.mail.text;

import java.util.function.Function;

import org.keycloak.models.KeycloakContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Chooses the language of a mail to an approver: the approver's own or, if there is none, the realm's. Keycloak 26.7
 * would also ask the login, its client and its cookies ({@code DefaultLocaleSelectorProvider}), which belong to the
 * user who logs in.
 */
public final class ApproverLanguage {

    private final KeycloakContext context;
    private final RealmModel realm;

    public ApproverLanguage(KeycloakContext context, RealmModel realm) {
        this.context = context;
        this.realm = realm;
    }

    /** Does the work while Keycloak sees no login, and with a recipient who always has a language. */
    public <T> T with(CodeMail mail, Function<CodeMail, T> work) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        context.setAuthenticationSession(null);
        try {
            return work.apply(mail.to(new Reader(mail.recipient())));
        } finally {
            context.setAuthenticationSession(login);
        }
    }

    private final class Reader extends UserModelDelegate {

        Reader(UserModel approver) {
            super(approver);
        }

        @Override
        public String getFirstAttribute(String name) {
            String value = super.getFirstAttribute(name);
            return value == null && UserModel.LOCALE.equals(name) ? realm.getDefaultLocale() : value;
        }
    }
}
