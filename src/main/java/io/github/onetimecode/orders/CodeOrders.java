package io.github.onetimecode.orders;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.challenge.ChallengeJson;
import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.KeptChallenge;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.StoredNotes;

/**
 * Codes that applications have asked for, each a single-use object that any node reads. Whoever reads the store learns no
 * code from it. What must hold is not kept here, but claimed: the attempts, the single use, the end of a code given up.
 */
public final class CodeOrders {

    private static final Logger LOG = Logger.getLogger("one-time-code.stored");
    private static final String ORDER = "order";
    private static final String CHALLENGE = "challenge";
    private static final String CONFIRMED_AT_MILLIS = "confirmed";

    private final KeycloakSession session;
    private final OneTimeCodes codes;
    private final String realmId;
    private final Claims claims;

    /** @param session whose context has the realm */
    public CodeOrders(KeycloakSession session, OneTimeCodes codes) {
        this.session = session;
        this.codes = codes;
        this.realmId = session.getContext().getRealm().getId();
        this.claims = new Claims(session);
    }

    /**
     * Empty if there never was such a code, or it was given up, or has expired long ago.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<PlacedOrder> find(String id) {
        return notes(id).read().flatMap(this::parse).filter(placed -> !isGivenUp(id));
    }

    /** Where the challenge of an order is kept, together with the order. */
    public ChallengeStore challenges(CodeOrder order) {
        return new ChallengeStore() {

            @Override
            public Optional<KeptChallenge> read() {
                return find(order.id()).map(PlacedOrder::kept);
            }

            @Override
            public void write(KeptChallenge kept) {
                CodeOrders.this.write(new PlacedOrder(order, kept, Optional.empty()));
            }

            @Override
            public void remove() {
                notes(order.id()).remove();
            }
        };
    }

    /** Writes down that the code was confirmed. What keeps others from confirming it is the claim of its use. */
    public void confirmed(PlacedOrder placed, Instant at) {
        write(new PlacedOrder(placed.order(), placed.kept(), Optional.of(at)));
    }

    /** Nobody can confirm the code from now on, not even by a request that is under way. */
    public void giveUp(PlacedOrder placed) {
        new Attempts(claims, placed.kept().series()).claimUse();
        claims.claim(givenUp(placed.order().id()), Attempts.LONGER_THAN_KEPT);
        notes(placed.order().id()).remove();
    }

    /** Whether there was a code of this id, and it was given up. */
    public boolean isGivenUp(String id) {
        return !claims.isOneFree(1, givenUp(id));
    }

    private void write(PlacedOrder placed) {
        Map<String, String> notes = new HashMap<>(Map.of(ORDER, OrderJson.write(placed.order()),
                CHALLENGE, ChallengeJson.write(placed.kept())));
        placed.confirmedAt().ifPresent(at -> notes.put(CONFIRMED_AT_MILLIS, String.valueOf(at.toEpochMilli())));
        // So that whoever comes too late hears that the code has expired, and not that it never was.
        notes(placed.order().id()).write(notes,
                placed.kept().challenge().timeLeftAt(codes.now()).plus(Attempts.KEPT_AFTER_EXPIRY));
    }

    /** What another version of this extension left and we can't read is taken as absent. */
    private Optional<PlacedOrder> parse(Map<String, String> notes) {
        try {
            return Optional.of(new PlacedOrder(OrderJson.read(notes.get(ORDER)),
                    ChallengeJson.read(notes.get(CHALLENGE)), Optional.ofNullable(notes.get(CONFIRMED_AT_MILLIS))
                            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "A code of an application cannot be read and is treated as missing");
            return Optional.empty();
        }
    }

    private StoredNotes notes(String id) {
        return new StoredNotes(session, "api:" + realmId + ":" + id);
    }

    private String givenUp(String id) {
        return "given-up:" + realmId + ":" + id;
    }
}
