package io.github.onetimecode.keycloak.version;

import java.util.Optional;

/** Faults of user stores. */
public final class UserStores {

    /** In 26.5 and later. */
    private static final Optional<Class<?>> UNAVAILABLE =
            VersionedMethod.findClass("org.keycloak.storage.StorageUnavailableException");

    private UserStores() {
    }

    /** Whether the store cannot be reached. */
    public static boolean isUnavailable(RuntimeException fault) {
        return UNAVAILABLE.filter(kind -> kind.isInstance(fault)).isPresent();
    }
}
