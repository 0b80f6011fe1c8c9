package io.github.onetimecode.lifecycle;

import java.time.Duration;
import java.util.stream.IntStream;

import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.CodePolicy;

/**
 * How long a login lives in which nobody does anything: as Keycloak 26.7 reckons it for its authentication sessions
 * ({@code SessionExpiration}). Bounded, since realms may say anything: at least as long as a code, a day at most.
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

    /** Where the claims of this place end: an application's code is in no login. */
    static Duration of(RealmModel realm, CodeRequest request) {
        return request.place().isLogin() ? ofLogin(realm) : MOST;
    }

    static Duration bounded(Duration life) {
        if (life.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return life.compareTo(MOST) > 0 ? MOST : life;
    }
}
