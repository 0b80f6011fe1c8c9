package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Claims in Keycloak's single-use store. {@link SingleUseObjectProvider#putIfAbsent} takes effect immediately and
 * atomically on all nodes, and the entry expires by itself. A counter that is read and written back would do neither
 * ({@link MailPayments} has one, guarded by claims).
 * Numbers are tried from 1 upwards, so steps with different limits count the same claims.
 */
public final class Claims {

    private static final String PREFIX = "one-time-code:";
    /** Claims that end between being in the way and being looked for, one after the other. */
    private static final int MOST_RACES = 3;

    private final SingleUseObjectProvider store;

    public Claims(KeycloakSession session) {
        this.store = session.singleUseObjects();
    }

    /**
     * Claims something of which there is only one.
     *
     * @return empty if it is taken
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Claim> claim(String key, Duration lifespan) {
        return claimOneOf(1, 1, key, lifespan);
    }

    /**
     * Claims one of several. Looks first: a look changes nothing, and is answered by the node itself where it has the
     * entry.
     *
     * @param limit    how many may exist at the same time, 1 or more
     * @param lifespan after which the claim expires, 1 second or more
     * @return empty if all are taken
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Claim> claimOneOf(int limit, String key, Duration lifespan) {
        OptionalInt free = free(limit, key);
        return free.isPresent() ? claimOneOf(free.getAsInt(), limit, key, lifespan) : Optional.empty();
    }

    /**
     * Claims the first number that nobody else has, from the first to the last of these.
     *
     * @return empty if all are taken
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<Claim> claimOneOf(int first, int last, String key, Duration lifespan) {
        RuntimeException failure = null;
        for (int number = first; number <= last; number++) {
            Claim claim = new Claim(PREFIX + key, number);
            try {
                if (isWon(claim, lifespan)) {
                    return Optional.of(claim);
                }
            } catch (StoreUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                // Keycloak 26.7 with --features=stateless may throw in a request that loses a race: try the next
                // number. A second exception is no race, and a store that is down must not be asked thousands of times.
                if (failure != null) {
                    throw new StoreUnavailable(e);
                }
                failure = e;
            }
        }
        if (failure != null) {
            throw new StoreUnavailable(failure);
        }
        return Optional.empty();
    }

    /**
     * Keycloak's store beside the server (26.7.4, {@code RemoteInfinispanSingleUseObjectProvider}) answers that a claim
     * is lost if it cannot write. So a claim that nobody has is tried again, since another may just have ended. If that
     * does not help, the store does not work.
     */
    private boolean isWon(Claim claim, Duration lifespan) {
        for (int attempt = 0; attempt < MOST_RACES; attempt++) {
            if (store.putIfAbsent(claim.storeKey(), lifespan.toSeconds())) {
                return true;
            }
            if (store.contains(claim.storeKey())) {
                return false;
            }
        }
        throw new StoreUnavailable("a claim is neither won nor taken");
    }

    /**
     * Whether one of several could be claimed now. Another request may be faster: this saves work, but grants nothing.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public boolean isOneFree(int limit, String key) {
        return free(limit, key).isPresent();
    }

    /**
     * How many of several could be claimed now.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    int countFree(int limit, String key) {
        int free = 0;
        for (int number = 1; number <= limit; number++) {
            free += isTaken(number, key) ? 0 : 1;
        }
        return free;
    }

    /**
     * Removes a claim before it expires. Only the request that won it may do so, and only if the limit allows it.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public void giveBack(Claim claim) {
        try {
            store.remove(claim.storeKey());
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** The same for a caller whose answer no longer depends on it: if the store does not answer, the claim expires. */
    public void giveBackIfPossible(Claim claim) {
        try {
            giveBack(claim);
        } catch (StoreUnavailable e) {
            // Then it holds its place until it expires.
        }
    }

    private OptionalInt free(int limit, String key) {
        return IntStream.rangeClosed(1, limit).filter(number -> !isTaken(number, key)).findFirst();
    }

    /** @throws StoreUnavailable if the store does not answer */
    boolean isTaken(int number, String key) {
        try {
            return store.contains(new Claim(PREFIX + key, number).storeKey());
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }
}
