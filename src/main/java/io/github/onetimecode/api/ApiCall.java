package io.github.onetimecode.api;

import java.util.Optional;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.api.http.Caller;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.lifecycle.CodeEvents;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.orders.CodeOrders;
import io.github.onetimecode.orders.OrderContexts;

/**
 * The request of an authenticated caller and the collaborators that process it.
 *
 * @param session with the realm in its context
 * @param codes   creates challenges, derives codes and compares
 * @param caller  who sent the request
 * @param event   of the request; events of codes are copies of it
 */
record ApiCall(KeycloakSession session, OneTimeCodes codes, Caller caller, EventBuilder event) {

    /** Keycloak has no event type for this. That of its own single-use links comes closest. */
    static ApiCall of(KeycloakSession session, OneTimeCodes codes, Caller caller) {
        return new ApiCall(session, codes, caller, new EventBuilder(caller.realm(), session,
                session.getContext().getConnection()).event(EventType.EXECUTE_ACTION_TOKEN).client(caller.client()));
    }

    RealmModel realm() {
        return caller.realm();
    }

    CodeOrders orders() {
        return new CodeOrders(session, codes);
    }

    /** @param client application that may confirm the codes */
    OrderContexts contexts(ClientModel client) {
        return new OrderContexts(session, codes, event, client);
    }

    /** Sends the event that tells the administrator why there is no code. */
    void report(Optional<UserModel> user, String error) {
        EventBuilder refused = event.clone().detail(CodeEvents.STEP, OrderContexts.NAME);
        user.ifPresent(refused::user);
        refused.error(error);
    }

    /** The problem that tells the caller why there is no code. */
    static ProblemException problem(Denial denial) {
        return switch (denial) {
            case NO_ADDRESS -> new ProblemException(ProblemType.NO_ADDRESS);
            case ADDRESS_UNVERIFIED -> new ProblemException(ProblemType.UNVERIFIED_ADDRESS);
            case USER_DISABLED, USER_LOCKED_FOR_GOOD -> new ProblemException(ProblemType.USER_DISABLED);
            case USER_LOCKED -> new ProblemException(ProblemType.USER_LOCKED);
            case MAIL_LIMIT, FAILURE_LIMIT -> ProblemException.limited();
            case NO_KEY -> new ProblemException(ProblemType.UNAVAILABLE);
        };
    }
}
