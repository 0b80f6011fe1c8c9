package io.github.onetimecode.keycloak.version;

import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Which credentials of a user the account console lists: those whose type a step names. Since 26.4, a step can name
 * further types beside the one that brute-force detection looks at (26.6 and later, which does not count a type that it
 * does not know). Before 26.4, there is only one type, and brute-force detection counts each.
 */
public final class ReferenceCategories {

    private static final boolean OPTIONAL = VersionedMethod.find(ConfigurableAuthenticatorFactory.class,
            "getOptionalReferenceCategories", KeycloakSession.class).isPresent();

    private ReferenceCategories() {
    }

    /** The type to name as the only one: null if the step can name it as an optional one. */
    public static String only(String type) {
        return OPTIONAL ? null : type;
    }
}
