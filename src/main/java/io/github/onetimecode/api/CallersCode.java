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
    private final IssuedOrder placed;
    private final ClientModel client;
    private final Optional<UserModel> user;

    private CallersCode(ApiCall call, IssuedOrder placed, ClientModel client) {
        this.call = call;
        this.placed = placed;
        this.client = client;
        this.user = placed.order().userId().map(id -> call.session().users().getUserById(call.realm(), id));
    }

    /** @throws ProblemException unless the caller's application requested the code or may confirm it */
    static CallersCode find(ApiCall call, String id) throws ProblemException {
        Optional<IssuedOrder> placed = ID.matcher(id).matches() ? call.orders().find(id) : Optional.empty();
        String asking = call.caller().client().getId();
        return of(call, placed.filter(found -> found.order().askerId().equals(asking)
                        || found.order().clientId().equals(asking))
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN)));
    }

    /** @throws ProblemException if the application that may confirm the code no longer exists */
    static CallersCode of(ApiCall call, IssuedOrder placed) throws ProblemException {
        ClientModel client = call.realm().getClientById(placed.order().clientId());
        if (client == null) {
            throw new ProblemException(ProblemType.UNKNOWN);
        }
        return new CallersCode(call, placed, client);
    }

    IssuedOrder placed() {
        return placed;
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
    CodeView seen() throws ProblemException {
        if (user.isPresent()) {
            CodeContext work = work().of(placed.order(), placed.policy(), user.get());
            CodeBinding binding = work.request().binding();
            if (!placed.order().isDiscreet() || call.codes().isBoundTo(placed.kept().challenge(), binding)) {
                return new CodeView(work, placed.kept());
            }
        }
        if (!placed.order().isDiscreet()) {
            throw new ProblemException(ProblemType.UNKNOWN);
        }
        return seenByNobody();
    }

    /** The code of the stand-in, for whom no code is right. */
    CodeView seenByNobody() {
        CodeContext work = work().ofNobody(placed.order(), placed.policy());
        return new CodeView(work, placed.kept().replacedBy(
                call.codes().rebind(placed.kept().challenge(), work.request().binding())));
    }

    private OrderContexts work() {
        return call.work(client);
    }
}
