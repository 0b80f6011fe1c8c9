package io.github.onetimecode.api;

import java.util.Optional;
import java.util.regex.Pattern;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.orders.IssuedOrder;
import io.github.onetimecode.orders.OrderContexts;

/** A code that the caller may know about. For all other callers it does not exist. */
final class CallersCode {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final ApiCall call;
    private final IssuedOrder issued;
    private final ClientModel client;
    private final Optional<UserModel> user;

    private CallersCode(ApiCall call, IssuedOrder issued, ClientModel client) {
        this.call = call;
        this.issued = issued;
        this.client = client;
        this.user = issued.order().userId().map(id -> call.session().users().getUserById(call.realm(), id));
    }

    /** @throws ProblemException unless the caller's application requested the code or may confirm it */
    static CallersCode find(ApiCall call, String id) throws ProblemException {
        Optional<IssuedOrder> issued = ID.matcher(id).matches() ? call.orders().find(id) : Optional.empty();
        String asking = call.caller().client().getId();
        return of(call, issued.filter(found -> found.order().askerId().equals(asking)
                        || found.order().clientId().equals(asking))
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN)));
    }

    /** @throws ProblemException if the application that may confirm the code no longer exists */
    static CallersCode of(ApiCall call, IssuedOrder issued) throws ProblemException {
        ClientModel client = call.realm().getClientById(issued.order().clientId());
        if (client == null) {
            throw new ProblemException(ProblemType.UNKNOWN);
        }
        return new CallersCode(call, issued, client);
    }

    IssuedOrder issued() {
        return issued;
    }

    ClientModel client() {
        return client;
    }

    /** Whether the caller's application may confirm the code. */
    boolean isConfirmedByCaller() {
        return client.getId().equals(call.caller().client().getId());
    }

    Optional<UserModel> user() {
        return user;
    }

    /**
     * The code as the caller may see it. In a discreet order the caller may not learn whether the user exists, so it
     * sees the stand-in's code if there is no such user or if the code is not bound to what the user has now.
     *
     * @throws ProblemException if the user no longer exists and the caller may know that
     */
    CodeView view() throws ProblemException {
        if (user.isPresent()) {
            CodeContext context = contexts().of(issued.order(), issued.policy(), user.get());
            CodeBinding binding = context.request().binding();
            if (!issued.order().isDiscreet() || call.codes().isBoundTo(issued.stored().challenge(), binding)) {
                return new CodeView(context, issued.stored());
            }
        }
        if (!issued.order().isDiscreet()) {
            throw new ProblemException(ProblemType.UNKNOWN);
        }
        return viewOfStandIn();
    }

    /** The code of the stand-in, for whom no code is right. */
    CodeView viewOfStandIn() {
        CodeContext context = contexts().ofNobody(issued.order(), issued.policy());
        return new CodeView(context, issued.stored().replacedBy(
                call.codes().rebind(issued.stored().challenge(), context.request().binding())));
    }

    private OrderContexts contexts() {
        return call.contexts(client);
    }
}
