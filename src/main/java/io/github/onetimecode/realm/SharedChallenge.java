package io.github.onetimecode.realm;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

import io.github.onetimecode.core.CodePolicy;

/**
 * The one challenge of a user at an application, for whoever has no session that could keep it: a single-use object, which
 * all devices of the user share on all nodes. Whoever reads the store learns no code from it.
 */
public final class SharedChallenge implements ChallengeStore {

    private static final Logger LOG = Logger.getLogger(SharedChallenge.class);
    private static final String CHALLENGE = "challenge";
    /** Longer than any code lives, so that somebody who comes too late hears that the code has expired. */
    private static final Duration LONGER_THAN_A_CODE = CodePolicy.LONGEST_LIFETIME.plusMinutes(1);

    private final KeycloakSession session;
    private final String key;

    public SharedChallenge(KeycloakSession session, CodeRequest request) {
        this.session = session;
        this.key = "one-time-code:" + name(request);
    }

    /** Tells it from all others: what a code is bound to, but for the address, which may change meanwhile. */
    static String name(CodeRequest request) {
        return String.join(":", request.place().kind(), request.realmId(), request.user().getId(), request.place().id(),
                request.step().id());
    }

    /** @throws StoreUnavailable if the store does not answer */
    @Override
    public Optional<KeptChallenge> read() {
        return Optional.ofNullable(answer(() -> session.singleUseObjects().get(key)))
                .map(notes -> notes.get(CHALLENGE)).flatMap(this::parse);
    }

    /**
     * At once and for all nodes: in Keycloak 26.7 what is put waits for the end of its transaction, hence one of its own.
     *
     * @throws StoreUnavailable if the store does not answer
     */
    @Override
    public void write(KeptChallenge kept) {
        answer(() -> {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> own.singleUseObjects()
                    .put(key, LONGER_THAN_A_CODE.toSeconds(), Map.of(CHALLENGE, ChallengeJson.write(kept))));
            return kept;
        });
    }

    /** @throws StoreUnavailable if the store does not answer */
    @Override
    public void remove() {
        answer(() -> session.singleUseObjects().remove(key));
    }

    /** What another version of this extension left and we can't read is taken as absent. */
    private Optional<KeptChallenge> parse(String json) {
        try {
            return Optional.of(ChallengeJson.read(json));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf(e, "The challenge of a direct grant cannot be read and is taken as absent");
            return Optional.empty();
        }
    }

    private static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }
}
