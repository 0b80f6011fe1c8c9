package io.github.onetimecode.page;

import java.time.Duration;

import org.keycloak.models.RealmModel;

/**
 * How long a page of a login can be posted. Keycloak 26.7 starts the period again with each page ({@code
 * AuthenticationProcessor.generateCode}). It reads the length from the realm when the page is posted ({@code
 * ClientSessionCode.isActionActive}). After that, the login starts again with a message that says so.
 */
public final class PageLifetime {

    private PageLifetime() {
    }

    /** Of a step in a login. */
    public static Duration ofStep(RealmModel realm) {
        int ofLogin = realm.getAccessCodeLifespanLogin();
        return ofLogin <= 0 ? ofAction(realm) : Duration.ofSeconds(ofLogin);
    }

    /** Of a required action. */
    public static Duration ofAction(RealmModel realm) {
        return Duration.ofSeconds(realm.getAccessCodeLifespanUserAction());
    }
}
