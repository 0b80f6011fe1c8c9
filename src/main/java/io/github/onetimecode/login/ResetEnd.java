package io.github.onetimecode.login;

import org.jboss.logging.Logger;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

import io.github.onetimecode.challenge.LoginNotes;

/**
 * Undoes a login from a tab in which a password is reset by a code. While such a tab waits for the new password,
 * Keycloak takes a consent that is posted without a session code, and logs in (26.2.5 to 26.7.4, {@code
 * LoginActionsService.processConsent}). No step runs then. The event is the one thing that tells of it before the
 * browser has an answer: the transaction is rolled back with its session, and the application gets neither a token nor
 * an assertion.
 */
final class ResetEnd implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger("one-time-code.refusal");

    private final KeycloakSession session;

    ResetEnd(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        AuthenticationSessionModel tab = session.getContext().getAuthenticationSession();
        if (event.getType() == EventType.LOGIN && tab != null && new LoginNotes(tab).endsWithoutLogin()) {
            // First: Keycloak goes on if a listener throws.
            session.getTransactionManager().setRollbackOnly();
            leadNowhere(tab);
            report(event);
        }
    }

    /**
     * Keycloak goes on with what the tab says. Without a user, it clears no count of wrong codes in a transaction of
     * its own. Keycloak 26.2.5 has not made the session by now, and answers with an error.
     */
    private void leadNowhere(AuthenticationSessionModel tab) {
        LoginNotes notes = new LoginNotes(tab);
        tab.setAuthenticatedUser(null);
        notes.forgetTypedName();
        tab.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        notes.answerNothing(Urls.realmIssuer(session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName()));
    }

    /** By an event of its own: that of the login is rolled back where events are stored. */
    private void report(Event event) {
        RealmModel realm = session.getContext().getRealm();
        LOG.warnf("Realm '%s', user %s: refused, a reset of the password was to end with a login", realm.getName(),
                event.getUserId());
        new EventBuilder(realm, session, session.getContext().getConnection()).event(EventType.RESET_PASSWORD)
                .client(event.getClientId()).user(event.getUserId()).error(Errors.NOT_ALLOWED);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // Administrators log nobody in.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
