package io.github.onetimecode.api.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * How the API is set up in a realm. It takes two: a client, whose roles say who may do what, and an attribute of the
 * realm. The client alone switches nothing on, since whoever may register clients can register this one and have its
 * roles made default roles (Keycloak 26.7, {@code clients-registrations/default}); a realm's attributes are for those
 * who manage the realm.
 */
public record ApiSetUp(RealmModel realm) {

    /** Of the realm: {@code true} switches the API on there. */
    static final String ATTRIBUTE = "one-time-code-api";

    public boolean isOn() {
        return isMeant() && client().isPresent();
    }

    /** The role, if it counts: what everybody has is nobody's right. */
    Optional<RoleModel> role(ApiRole role) {
        return stored(role).filter(found -> !isEverybodys(found));
    }

    /** What is missing where somebody seems to have meant the API to be on, and what does not count. */
    public Stream<String> findings() {
        boolean there = client().isPresent();
        if (!there && isMeant()) {
            return Stream.of(String.format("Realm '%s': its attribute %s is 'true', but it has no enabled client %s. The "
                    + "API is off", realm.getName(), ATTRIBUTE, ApiRole.CLIENT));
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
