package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/** The right to issue one code, while repetitions of the request may arrive on this or another node. */
public final class IssueTurn implements AutoCloseable {

    /** Matters only if a node stops halfway. Normally the turn is given back as soon as the code is issued. */
    private static final Duration LONGER_THAN_ISSUING = Duration.ofSeconds(10);

    private final Claims claims;
    private final Claim claim;

    private IssueTurn(Claims claims, Claim claim) {
        this.claims = claims;
        this.claim = claim;
    }

    /**
     * Takes the turn for the code of an application.
     *
     * @param id of the code in this realm
     * @return empty if another request has it
     * @throws StoreUnavailable if the store does not answer
     */
    public static Optional<IssueTurn> take(KeycloakSession session, String id) {
        return take(new Claims(session), "api:" + session.getContext().getRealm().getId() + ":" + id);
    }

    /**
     * Takes the turn for a code that a user's devices share.
     *
     * @param name of what they share, unlike that of any application's code
     * @return empty if another request has it
     * @throws StoreUnavailable if the store does not answer
     */
    public static Optional<IssueTurn> take(Claims claims, String name) {
        return claims.claim("issue:" + name, LONGER_THAN_ISSUING).map(claim -> new IssueTurn(claims, claim));
    }

    @Override
    public void close() {
        claims.giveBack(claim);
    }
}
