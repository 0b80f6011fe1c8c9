package io.github.onetimecode.login;

import java.io.IOException;
import java.util.Locale;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.core.PrintableName;

/**
 * The application that asks for a confirmation.
 *
 * @param id       internal id
 * @param clientId as in tokens and events
 * @param name     as people call it, safe to print
 */
record AskingClient(String id, String clientId, String name) {

    /**
     * @param setting client id, empty for the client of the login
     * @throws Refused if the client is missing or disabled
     */
    static AskingClient find(KeycloakSession session, RealmModel realm, String setting, ClientModel ofLogin)
            throws Refused {
        ClientModel client = setting.isEmpty() ? ofLogin : realm.getClientByClientId(setting);
        if (client == null) {
            throw Refused.misconfigured("setting 'client' means '%s', which does not exist", setting);
        }
        if (!client.isEnabled()) {
            throw Refused.misconfigured("client '%s' is disabled", client.getClientId());
        }
        return new AskingClient(client.getId(), client.getClientId(), PrintableName.of(nameOf(session, realm, client)));
    }

    private static String nameOf(KeycloakSession session, RealmModel realm, ClientModel client) {
        String name = client.getName();
        if (name == null || name.isBlank()) {
            return client.getClientId();
        }
        boolean isMessage = name.startsWith("${") && name.endsWith("}");
        return isMessage ? messageOf(session, realm, name.substring(2, name.length() - 1), client.getClientId()) : name;
    }

    /** Keycloak names its own clients by messages of the login theme, "${client_account-console}"; mails don't know them. */
    private static String messageOf(KeycloakSession session, RealmModel realm, String key, String otherwise) {
        try {
            Locale locale = session.getContext().resolveLocale(null);
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale)
                    .getProperty(key, otherwise);
        } catch (IOException e) {
            throw new IllegalStateException("the login theme cannot be read", e);
        }
    }
}
