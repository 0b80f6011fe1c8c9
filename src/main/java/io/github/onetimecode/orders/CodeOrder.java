package io.github.onetimecode.orders;

import java.util.Objects;
import java.util.Optional;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.keycloak.StandIn;

/**
 * A code that an application requested: the part that never changes while the code is known.
 *
 * @param id          identifies the code
 * @param askerId     internal ID of the application that requested the code
 * @param clientId    internal ID of the application that may confirm the code, usually the same
 * @param userId      the user who confirms; empty if there is no such user
 * @param standIn     takes the user's place if the application must not learn whether the user exists; otherwise empty
 * @param purpose     what the code confirms
 * @param returned    whether the application got the code instead of a mailbox
 * @param fingerprint of the request, so that a repeated one is recognized
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
            throw new IllegalArgumentException("a code needs a user or a stand-in");
        }
    }

    /** @param standIn empty for an application that may look up users */
    public static CodeOrder of(String id, ClientModel asker, ClientModel client, Optional<UserModel> user,
            Optional<UserModel> standIn, Purpose purpose, boolean returned, String fingerprint) {
        return new CodeOrder(id, asker.getId(), client.getId(), user.map(CodeOrder::idOf),
                standIn.map(StandIn::pseudonym), purpose, returned, fingerprint);
    }

    /** {@code UserModel::getId} would not run before 26.6, which has moved the method to an interface of its own. */
    private static String idOf(UserModel user) {
        return user.getId();
    }

    /** Whether the application must not learn whether the user exists. */
    public boolean isDiscreet() {
        return standIn.isPresent();
    }

    CodePlace place() {
        return isDiscreet() ? CodePlace.discreetApi(id) : CodePlace.api(id);
    }
}
