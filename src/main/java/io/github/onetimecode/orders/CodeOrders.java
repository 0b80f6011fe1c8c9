package io.github.onetimecode.orders;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.challenge.ChallengeJson;
import io.github.onetimecode.challenge.ChallengeStore;
import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.challenge.StoredJson;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.limits.Attempts;
import io.github.onetimecode.limits.Claims;
import io.github.onetimecode.limits.StoreUnavailable;
import io.github.onetimecode.limits.StoredNotes;

/**
 * Codes that applications requested. Each is a single-use object that any node can read; nobody can read a code from
 * the store. What must not be lost is claimed instead of stored: attempts, the single use, and the end of a code given
 * up.
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

    /** @param session whose context names the realm */
    public CodeOrders(KeycloakSession session, OneTimeCodes codes) {
        this.session = session;
        this.codes = codes;
        this.realmId = session.getContext().getRealm().getId();
        this.claims = new Claims(session);
    }

    /**
     * Empty if the code never existed, was given up, or expired long ago.
     *
     * @throws io.github.onetimecode.limits.StoreUnavailable if the store does not answer
     */
    public Optional<IssuedOrder> find(String id) {
        return notes(id).read().flatMap(this::parse).filter(issued -> !isGivenUp(id));
    }

    /** The store of an order's challenge, which lies beside the order. */
    public ChallengeStore challenges(CodeOrder order) {
        return new ChallengeStore() {

            @Override
            public Optional<StoredChallenge> read() {
                return find(order.id()).map(IssuedOrder::stored);
            }

            @Override
            public void write(StoredChallenge stored) {
                CodeOrders.this.write(new IssuedOrder(order, stored, Optional.empty()));
            }

            @Override
            public void remove() {
                notes(order.id()).remove();
            }
        };
    }

    /**
     * Records when the code was confirmed. The claim of its use keeps others from confirming it again. It also tells
     * that the code was confirmed, if this record cannot be written.
     */
    public void confirmed(IssuedOrder issued, Instant at) {
        try {
            write(new IssuedOrder(issued.order(), issued.stored(), Optional.of(at)));
        } catch (StoreUnavailable e) {
            LOG.warnf("A code of an application was confirmed, but the time of it was not recorded: %s",
                    e.getMessage());
        }
    }

    /** From now on nobody can confirm the code, not even a request in progress. */
    public void giveUp(IssuedOrder issued) {
        new Attempts(claims, issued.stored().series()).claimUse(Attempts.USED_BY_API);
        claims.claim(givenUp(issued.order().id()), Attempts.USED_BY_API);
        notes(issued.order().id()).remove();
    }

    /** Whether a code with this ID existed and was given up. */
    public boolean isGivenUp(String id) {
        return !claims.isOneFree(1, givenUp(id));
    }

    private void write(IssuedOrder issued) {
        Map<String, String> notes = new HashMap<>(Map.of(ORDER, OrderJson.write(issued.order()),
                CHALLENGE, ChallengeJson.write(issued.stored())));
        issued.confirmedAt().ifPresent(at -> notes.put(CONFIRMED_AT_MILLIS, String.valueOf(at.toEpochMilli())));
        // Kept longer, so that a late caller learns that the code has expired, not that it never existed.
        notes(issued.order().id()).write(notes,
                issued.stored().challenge().timeLeftAt(codes.now()).plus(Attempts.KEPT_AFTER_EXPIRY));
    }

    /** What cannot be read, such as an order from another version of this extension, is treated as missing. */
    private Optional<IssuedOrder> parse(Map<String, String> notes) {
        return StoredJson.read("A code of an application", () -> new IssuedOrder(OrderJson.read(notes.get(ORDER)),
                ChallengeJson.read(notes.get(CHALLENGE)), Optional.ofNullable(notes.get(CONFIRMED_AT_MILLIS))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))));
    }

    private StoredNotes notes(String id) {
        return new StoredNotes(session, "api:" + realmId + ":" + id);
    }

    private String givenUp(String id) {
        return "given-up:" + realmId + ":" + id;
    }
}
