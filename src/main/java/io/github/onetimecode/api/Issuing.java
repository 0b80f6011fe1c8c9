package io.github.onetimecode.api;

import java.util.List;
import java.util.Optional;

import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.keycloak.StandIn;
import io.github.onetimecode.keycloak.UserLookup;
import io.github.onetimecode.lifecycle.CodeIssuer;
import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.lifecycle.Recipient;
import io.github.onetimecode.lifecycle.UserLock;
import io.github.onetimecode.orders.CodeOrder;
import io.github.onetimecode.orders.OrderContexts;

import jakarta.ws.rs.core.Response;

/**
 * Issues one code. A caller who may look up users is told why there is no code. For all other callers every name seems
 * to get a code, and only the administrator learns why a user gets none.
 */
final class Issuing {

    private final ApiCall call;
    private final IssueRequest request;
    private final ClientModel client;
    private final OrderContexts contexts;

    /** @param client application that may confirm the code */
    Issuing(ApiCall call, IssueRequest request, ClientModel client) {
        this.call = call;
        this.request = request;
        this.client = client;
        this.contexts = call.contexts(client);
    }

    Response issue(String id) throws ProblemException {
        Optional<UserModel> user = user();
        if (user.isEmpty()) {
            call.report(user, Errors.USER_NOT_FOUND);
        }
        return call.caller().mayLookUp() ? issueOpenly(id, user) : issueDiscreetly(id, user);
    }

    private Response issueOpenly(String id, Optional<UserModel> found) throws ProblemException {
        UserModel user = found.orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_USER));
        CodeOrder order = order(id, found, Optional.empty());
        Optional<Denial> denial = issueFor(order, user);
        if (denial.isPresent()) {
            throw ApiCall.problem(denial.get());
        }
        return answer(order);
    }

    private Response issueDiscreetly(String id, Optional<UserModel> user) throws ProblemException {
        Optional<UserModel> standIn = new StandIn(call.session()).of(request.user());
        if (standIn.isEmpty()) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
        CodeOrder order = order(id, user, standIn);
        boolean issued = user.isPresent() && issueFor(order, user.get()).isEmpty();
        if (!issued && new CodeIssuer(contexts.ofNobody(order, request.policy())).issueOnce().isPresent()) {
            throw new ProblemException(ProblemType.UNAVAILABLE);
        }
        return answer(order);
    }

    private Optional<Denial> issueFor(CodeOrder order, UserModel user) {
        Optional<Denial> denial = new UserLock(call.session()).find(user)
                .or(() -> order.returned() ? Optional.empty() : Recipient.denial(user, true))
                .or(() -> new CodeIssuer(contexts.of(order, request.policy(), user)).issueOnce());
        denial.ifPresent(reason -> call.report(Optional.of(user), reason.eventError()));
        return denial;
    }

    private Response answer(CodeOrder order) throws ProblemException {
        CallersCode code = CallersCode.of(call, call.orders().find(order.id())
                .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE)));
        return new IssuedAnswer(call).of(order, code.view());
    }

    private CodeOrder order(String id, Optional<UserModel> user, Optional<UserModel> standIn) {
        return CodeOrder.of(id, call.caller().client(), client, user, standIn, request.purpose(), request.returned(),
                request.fingerprint());
    }

    /** The user, if the request identifies exactly one. Service accounts do not count. */
    private Optional<UserModel> user() {
        List<UserModel> found = new UserLookup(call.session()).find(request.user());
        return found.size() == 1 && found.get(0).getServiceAccountClientLink() == null
                ? Optional.of(found.get(0)) : Optional.empty();
    }
}
