package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.stream.IntStream;

import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.CodePolicy;

/**
 * How long an idle login lasts, computed as Keycloak 26.7 does for its authentication sessions
 * ({@code SessionExpiration}). It is bounded, since a realm may have any value: longer than a code, and a day at most.
 */
final class LoginLifetime {

    private static final Duration LEAST = CodePolicy.LONGEST_LIFETIME.plusMinutes(1);
    private static final Duration MOST = Duration.ofDays(1);

    private LoginLifetime() {
    }

    private static Duration ofLogin(RealmModel realm) {
        return bounded(Duration.ofSeconds(IntStream.of(realm.getAccessCodeLifespanLogin(),
                realm.getAccessCodeLifespanUserAction(), realm.getAccessCodeLifespan()).max().orElseThrow()));
    }

    /** When the claims of a request expire. An application's code belongs to no login. */
    static Duration of(RealmModel realm, CodeRequest request) {
        return request.place().isByApi() ? MOST : ofLogin(realm);
    }

    static Duration bounded(Duration life) {
        if (life.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return life.compareTo(MOST) > 0 ? MOST : life;
    }
}
