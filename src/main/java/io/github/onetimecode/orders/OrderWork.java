package io.github.onetimecode.orders;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

import io.github.onetimecode.challenge.BorrowedChallenge;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.keycloak.AskingClient;
import io.github.onetimecode.keycloak.StandIn;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.lifecycle.CodeStep;
import io.github.onetimecode.lifecycle.CodeWork;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.limits.MailLimits;

/** Puts the orders of an application into the words in which codes are issued and confirmed everywhere. */
public final class OrderWork {

    /** Names what issues these codes, in events and in what codes are bound to. */
    public static final String NAME = "one-time-code-api";

    private static final CodeStep STEP = new CodeStep(NAME, NAME);

    private final KeycloakSession session;
    private final OneTimeCodes codes;
    private final EventBuilder event;
    private final AskingClient client;

    /**
     * Starts.
     *
     * @param event  of the request, whose copies tell of codes
     * @param client that may confirm the code
     */
    public OrderWork(KeycloakSession session, OneTimeCodes codes, EventBuilder event, ClientModel client) {
        this.session = session;
        this.codes = codes;
        this.event = event;
        this.client = AskingClient.of(session, client);
    }

    /** For the user. Who can have no mail any more is bound to no address, so that the code is over. */
    public CodeWork of(CodeOrder order, CodePolicy policy, UserModel user) {
        if (order.returned()) {
            return work(order, policy, user, Recipient.application(user));
        }
        return work(order, policy, user, Recipient.denial(user, true).isEmpty() ? Recipient.self(user)
                : Recipient.nobody(user, false));
    }

    /** For the stand-in of a discreet order, which borrows the challenge of the user, if there is one. */
    public CodeWork ofNobody(CodeOrder order, CodePolicy policy) {
        UserModel standIn = new StandIn(session).again(order.standIn().orElseThrow());
        CodeWork work = work(order, policy, standIn, Recipient.nobody(standIn, false));
        return new CodeWork(session, codes, work.request(),
                new BorrowedChallenge(work.challenges(), codes, work.request().binding()), event);
    }

    private CodeWork work(CodeOrder order, CodePolicy policy, UserModel user, Recipient recipient) {
        CodeRequest request = new CodeRequest(order.place(), session.getContext().getRealm().getId(), STEP,
                rules(policy, recipient), user, recipient, client, false, order.purpose());
        return new CodeWork(session, codes, request, new CodeOrders(session, codes).challenges(order), event);
    }

    /** Applications choose what codes look like and nothing else. */
    private static CodeRules rules(CodePolicy policy, Recipient recipient) {
        return new CodeRules(policy, CodeRules.USUAL_ATTEMPTS, new FailureBudget(policy.failuresPerDayByDefault()),
                recipient.isApplication() ? MailLimits.OF_RETURNED_CODES : MailLimits.USUAL, CodeRules.USUAL_PAUSE,
                true, true, false);
    }
}
