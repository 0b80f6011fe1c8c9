package io.github.onetimecode.orders;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

import io.github.onetimecode.challenge.StandInChallengeStore;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.keycloak.StandIn;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeOrigin;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.limits.MailLimits;

/** Turns the orders of an application into the requests by which all codes are issued and confirmed. */
public final class OrderContexts {

    /** Names the issuer of these codes in events and bindings. */
    public static final String NAME = "one-time-code-api";

    private static final CodeOrigin STEP = new CodeOrigin(NAME, NAME);

    private final KeycloakSession session;
    private final OneTimeCodes codes;
    private final EventBuilder event;
    private final AskingClient client;

    /**
     * @param event  of the request; copies of it report codes
     * @param client that may confirm the code
     */
    public OrderContexts(KeycloakSession session, OneTimeCodes codes, EventBuilder event, ClientModel client) {
        this.session = session;
        this.codes = codes;
        this.event = event;
        this.client = AskingClient.of(session, client);
    }

    /** For the user. A user who can no longer get mails is bound to no address, so that the code is no longer valid. */
    public CodeContext of(CodeOrder order, CodePolicy policy, UserModel user) {
        if (order.returned()) {
            return context(order, policy, user, Recipient.application(user));
        }
        return context(order, policy, user, Recipient.denial(user, true).isEmpty() ? Recipient.self(user)
                : Recipient.nobody(user, false));
    }

    /** For the stand-in of a discreet order. It borrows the challenge of the user, if the user exists. */
    public CodeContext ofNobody(CodeOrder order, CodePolicy policy) {
        UserModel standIn = new StandIn(session).again(order.standIn().orElseThrow());
        CodeContext codeContext = context(order, policy, standIn, Recipient.nobody(standIn, false));
        return new CodeContext(session, codes, codeContext.request(),
                new StandInChallengeStore(codeContext.challenges(), codes, codeContext.request().binding()), event);
    }

    private CodeContext context(CodeOrder order, CodePolicy policy, UserModel user, Recipient recipient) {
        CodeRequest request = new CodeRequest(order.place(), session.getContext().getRealm().getId(), STEP,
                rules(policy, recipient), user, recipient, client, false, order.purpose());
        return new CodeContext(session, codes, request, new CodeOrders(session, codes).challenges(order), event);
    }

    /** Applications choose only what codes look like and how long they are valid. */
    private static CodeRules rules(CodePolicy policy, Recipient recipient) {
        return new CodeRules(policy, CodeRules.USUAL_ATTEMPTS, new FailureBudget(policy.failuresPerDayByDefault()),
                recipient.isApplication() ? MailLimits.OF_RETURNED_CODES : MailLimits.USUAL, CodeRules.USUAL_PAUSE,
                true, true, false);
    }
}
