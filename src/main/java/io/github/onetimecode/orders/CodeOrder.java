package io.github.onetimecode.orders;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.keycloak.StandIn;

/**
 * A code that an application has asked for: what stays as it is for as long as the code is known.
 *
 * @param id          names the code
 * @param askerId     internal id of the application that has asked
 * @param clientId    internal id of the application that may confirm it, as a rule the same
 * @param userId      who is to confirm it; empty if there is no such user
 * @param standIn     takes the user's place where the application may not learn whether there is one; else empty
 * @param purpose     what it is for
 * @param returned    whether the code went to the application instead of a mailbox
 * @param fingerprint of the request, so that a repeated one is known again
 */
public record CodeOrder(String id, String askerId, String clientId, Optional<String> userId, Optional<String> standIn,
                        Purpose purpose, boolean returned, String fingerprint) {

    /** @throws IllegalArgumentException if there is neither a user nor a stand-in */
    public CodeOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(askerId, "askerId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (userId.isEmpty() && standIn.isEmpty()) {
            throw new IllegalArgumentException("a code for nobody");
        }
    }

    /** @param standIn as the other parameters; empty for an application that may look users up */
    public static CodeOrder of(String id, ClientModel asker, ClientModel client, Optional<UserModel> user,
            Optional<UserModel> standIn, Purpose purpose, boolean returned, String fingerprint) {
        return new CodeOrder(id, asker.getId(), client.getId(), user.map(UserModel::getId),
                standIn.map(StandIn::pseudonym), purpose, returned, fingerprint);
    }

    /** Whether the application may not learn whether there is such a user. */
    public boolean isDiscreet() {
        return standIn.isPresent();
    }

    CodePlace place() {
        return isDiscreet() ? CodePlace.discreetApi(id) : CodePlace.api(id);
    }
}
