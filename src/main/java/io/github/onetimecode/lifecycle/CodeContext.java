package io.github.onetimecode.lifecycle;

import java.util.Objects;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.MailState;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.RealmKeys;
import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.MailPayments;

/**
 * A code request and the collaborators that process it, for the time of one HTTP request. {@link CodeIssuer},
 * {@link CodeResender} and {@link CodeConfirmer} start from it.
 *
 * @param session    with the realm in its context
 * @param codes      creates challenges, derives codes and compares
 * @param request    code that is requested or confirmed
 * @param challenges stores the challenge
 * @param event      of the login or API call; events of codes are copies of it
 */
public record CodeContext(KeycloakSession session, OneTimeCodes codes, CodeRequest request, ChallengeStore challenges,
                          EventBuilder event) {

    public CodeContext {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(codes, "codes");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(challenges, "challenges");
        Objects.requireNonNull(event, "event");
    }

    /** The same context for another request. */
    public CodeContext with(CodeRequest other) {
        return new CodeContext(session, codes, other, challenges, event);
    }

    public RealmModel realm() {
        return session.getContext().getRealm();
    }

    public CodeEvents events() {
        return new CodeEvents(event, request);
    }

    /**
     * The state of the last mail.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public MailState mail(StoredChallenge stored) {
        return MailState.of(stored, claims(), codes.now());
    }

    Claims claims() {
        return new Claims(session);
    }

    MailPayments payments() {
        return new MailPayments(session);
    }

    Attempts attempts(StoredChallenge stored) {
        return new Attempts(claims(), stored.series());
    }

    RealmKeys keys() {
        return new RealmKeys(session, realm());
    }

    UserLock lock() {
        return new UserLock(session);
    }

    CodeMeters meters() {
        return new CodeMeters(realm());
    }
}
