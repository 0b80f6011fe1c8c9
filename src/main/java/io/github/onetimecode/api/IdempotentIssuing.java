package io.github.onetimecode.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.keycloak.models.ClientModel;

import io.github.onetimecode.api.http.ApiRole;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.api.http.ProblemType;
import io.github.onetimecode.core.TextDigest;
import io.github.onetimecode.limits.IssueTurn;
import io.github.onetimecode.orders.IssuedOrder;

import jakarta.ws.rs.core.Response;

/** Issues codes to applications, one for each idempotency key. */
final class IdempotentIssuing {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String LABEL = "one-time-code:idempotency:1";

    private final ApiCall call;
    private final IssueRequest request;
    private final ClientModel client;

    /** @throws ProblemException if the caller may not request such a code, or not for this application */
    IdempotentIssuing(ApiCall call, IssueRequest request) throws ProblemException {
        this.call = call;
        this.request = request;
        if (request.returned()) {
            call.caller().require(ApiRole.RETURN_CODES);
            // A caller who has the code for a name and tries it learns whether a user has that name.
            call.caller().requireLookUp();
        }
        this.client = client();
    }

    /** @param keys values of the Idempotency-Key header: none, or one */
    Response issue(List<String> keys) throws ProblemException {
        if (keys.isEmpty()) {
            return issueAs(call.codes().nonce().text());
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw ProblemException.ofHeader(IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters");
        }
        // The key determines the ID of the code, so nothing else has to be stored for it.
        return issueOnce(TextDigest.of(
                List.of(LABEL, call.realm().getId(), call.caller().client().getId(), keys.get(0))));
    }

    private Response issueOnce(String id) throws ProblemException {
        Optional<IssueTurn> turn = IssueTurn.take(call.session(), id);
        if (turn.isEmpty()) {
            throw new ProblemException(ProblemType.IN_PROGRESS).retryAfter(1);
        }
        try (IssueTurn mine = turn.get()) {
            if (call.orders().isGivenUp(id)) {
                throw new ProblemException(ProblemType.IDEMPOTENCY_CONFLICT);
            }
            Optional<IssuedOrder> before = call.orders().find(id);
            if (before.isEmpty()) {
                return issueAs(id);
            }
            if (!before.get().order().fingerprint().equals(request.fingerprint())) {
                throw new ProblemException(ProblemType.IDEMPOTENCY_CONFLICT);
            }
            return new IssuedAnswer(call).of(before.get().order(), CallersCode.of(call, before.get()).view());
        }
    }

    private Response issueAs(String id) throws ProblemException {
        return new Issuing(call, request, client).issue(id);
    }

    private ClientModel client() throws ProblemException {
        ClientModel asking = call.caller().client();
        if (request.client().isEmpty() || request.client().get().equals(asking.getClientId())) {
            return asking;
        }
        call.caller().require(ApiRole.ISSUE_FOR_ANY_CLIENT);
        ClientModel other = call.realm().getClientByClientId(request.client().get());
        if (other == null || !other.isEnabled()) {
            throw new ProblemException(ProblemType.UNKNOWN_CLIENT);
        }
        return other;
    }
}
