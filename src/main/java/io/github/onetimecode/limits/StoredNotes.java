package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager.JTAPolicy;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Notes under one key of Keycloak's single-use store, which all nodes share. The last write wins.
 */
public final class StoredNotes {

    private static final String PREFIX = "one-time-code:";
    /** Keycloak's stores that are no database: Infinispan in the server, and beside it. */
    private static final Set<String> IN_MEMORY = Set.of("infinispan", "remote");

    private final KeycloakSession session;
    private final String key;

    public StoredNotes(KeycloakSession session, String key) {
        this.session = session;
        this.key = PREFIX + key;
    }

    /** @throws StoreUnavailable if the store does not answer */
    public Optional<Map<String, String>> read() {
        return Optional.ofNullable(answer(() -> session.singleUseObjects().get(key)));
    }

    /**
     * Takes effect immediately on all nodes. Keycloak 26.7 delays a {@code put} to the end of its transaction, so this
     * one has a transaction of its own.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public void write(Map<String, String> notes, Duration lifespan) {
        answer(() -> {
            try (KeycloakSession own = session.getKeycloakSessionFactory().create()) {
                if (IN_MEMORY.contains(session.getKeycloakSessionFactory()
                        .getProviderFactory(SingleUseObjectProvider.class).getId())) {
                    // A transaction of the database would cost more than the store. A store in the database, as of 26.7
                    // with --features=stateless, needs one of its own, or would join that of the request.
                    own.getTransactionManager().setJTAPolicy(JTAPolicy.NOT_SUPPORTED);
                }
                own.getTransactionManager().begin();
                own.singleUseObjects().put(key, lifespan.toSeconds(), notes);
            }
            return notes;
        });
    }

    /** @throws StoreUnavailable if the store does not answer */
    public void remove() {
        answer(() -> session.singleUseObjects().remove(key));
    }

    private static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }
}
