package io.github.onetimecode.api.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The setup of the API in a realm: a client, whose roles say who may do what, and an attribute of the realm. The client
 * alone does not switch the API on. Anybody who may register clients can register this one and have its roles made
 * default roles (Keycloak 26.7, {@code clients-registrations/default}), while only managers of the realm can set its
 * attributes.
 */
public record ApiSetUp(RealmModel realm) {

    /** Realm attribute: {@code true} switches the API on. */
    static final String ATTRIBUTE = "one-time-code-api";

    public boolean isOn() {
        return isMeant() && client().isPresent();
    }

    /** The role, unless every user of the realm has it: such a role is ignored. */
    Optional<RoleModel> role(ApiRole role) {
        return stored(role).filter(found -> !isEverybodys(found));
    }

    /** Mistakes in the setup: what is missing if somebody tried to switch the API on, and which roles are ignored. */
    public Stream<String> findings() {
        boolean there = client().isPresent();
        if (!there && isMeant()) {
            return Stream.of(String.format("Realm '%s': its attribute %s is 'true', but it has no enabled client %s. "
                    + "The API is off", realm.getName(), ATTRIBUTE, ApiRole.CLIENT));
        }
        if (there && !isMeant() && !Boolean.FALSE.toString().equalsIgnoreCase(realm.getAttribute(ATTRIBUTE))) {
            return Stream.of(String.format("Realm '%s': the client %s exists, but the API is off because the realm's "
                    + "attribute %s is not 'true': kcadm.sh update realms/%s -s attributes.%s=true",
                    realm.getName(), ApiRole.CLIENT, ATTRIBUTE, realm.getName(), ATTRIBUTE));
        }
        return Arrays.stream(ApiRole.values())
                .filter(role -> isOn() && stored(role).filter(this::isEverybodys).isPresent())
                .map(role -> String.format("Realm '%s': the role %s of the client %s is a default role or belongs to a "
                        + "default group, so it is ignored", realm.getName(), role.word(), ApiRole.CLIENT));
    }

    private boolean isMeant() {
        return Boolean.parseBoolean(realm.getAttribute(ATTRIBUTE));
    }

    private Optional<ClientModel> client() {
        return Optional.ofNullable(realm.getClientByClientId(ApiRole.CLIENT)).filter(ClientModel::isEnabled);
    }

    private Optional<RoleModel> stored(ApiRole role) {
        return client().map(client -> client.getRole(role.word()));
    }

    private boolean isEverybodys(RoleModel role) {
        RoleModel everybodys = realm.getDefaultRole();
        return everybodys != null && everybodys.hasRole(role)
                || realm.getDefaultGroupsStream().anyMatch(group -> group.hasRole(role));
    }
}
