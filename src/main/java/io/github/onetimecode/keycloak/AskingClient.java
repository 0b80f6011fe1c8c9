package io.github.onetimecode.keycloak;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import io.github.onetimecode.core.PrintableName;

/**
 * The application that asks for a confirmation.
 *
 * @param id        internal ID
 * @param clientId  as in tokens and events
 * @param shownName what {@link #name} returns, found when it is needed: a request with a right code needs none
 */
public record AskingClient(String id, String clientId, Supplier<String> shownName) {

    public AskingClient {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(shownName, "shownName");
    }

    /** An application of the session's realm. */
    public static AskingClient of(KeycloakSession session, ClientModel client) {
        return new AskingClient(client.getId(), client.getClientId(), new Supplier<>() {

            private String found;

            @Override
            public String get() {
                if (found == null) {
                    found = PrintableName.firstOf(nameOf(session, client), client.getClientId());
                }
                return found;
            }
        });
    }

    /** The name to show to people, or else the client ID; empty if mail programs would turn both into links. */
    public String name() {
        return shownName.get();
    }

    private static String nameOf(KeycloakSession session, ClientModel client) {
        String name = client.getName();
        if (name == null || name.isBlank()) {
            return client.getClientId();
        }
        boolean isMessage = name.startsWith("${") && name.endsWith("}");
        return isMessage ? messageOf(session, name.substring(2, name.length() - 1), client.getClientId()) : name;
    }

    /**
     * Keycloak's own clients are named by messages of the login theme, such as "${client_account-console}". Email
     * themes do not have these messages.
     */
    private static String messageOf(KeycloakSession session, String key, String otherwise) {
        try {
            RealmModel realm = session.getContext().getRealm();
            Locale locale = session.getContext().resolveLocale(null);
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale)
                    .getProperty(key, otherwise);
        } catch (IOException e) {
            throw new IllegalStateException("the login theme cannot be read", e);
        }
    }
}
