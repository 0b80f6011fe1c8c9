package io.github.onetimecode.keycloak.version;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

import jakarta.ws.rs.core.UriInfo;

/**
 * Counts a failure in brute-force detection. {@code BruteForceProtector.failedLogin} also takes a category of
 * credentials in 26.6 and a set of categories in 26.7.
 */
public final class FailureCount {

    private static final List<Class<?>> COMMON =
            List.of(RealmModel.class, UserModel.class, ClientConnection.class, UriInfo.class);
    private static final Optional<Method> METHOD = Stream.of(BruteForceProtector.class.getMethods())
            .filter(method -> method.getName().equals("failedLogin")).filter(FailureCount::beginsAsUsual).findFirst();

    private FailureCount() {
    }

    /** Whether this version of Keycloak can count. */
    static boolean isOffered() {
        return METHOD.isPresent();
    }

    /**
     * Whether Keycloak itself counts a failure of a step with this reference category: before 26.6, it counts each.
     *
     * @param category of no type that Keycloak knows; null for none
     */
    public static boolean isDoneByKeycloak(String category) {
        return category == null || METHOD.orElseThrow().getParameterCount() == COMMON.size();
    }

    /** Counts without a category, since Keycloak ignores all but a few (26.6 and later). */
    public static void add(BruteForceProtector protector, KeycloakSession session, UserModel user) {
        Object[] arguments = Arrays.copyOf(new Object[] {session.getContext().getRealm(), user,
                session.getContext().getConnection(), session.getContext().getHttpRequest().getUri()},
                METHOD.orElseThrow().getParameterCount());
        new VersionedMethod(METHOD.orElseThrow()).call(protector, arguments);
    }

    private static boolean beginsAsUsual(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return types.size() >= COMMON.size() && types.subList(0, COMMON.size()).equals(COMMON)
                && types.stream().noneMatch(Class::isPrimitive);
    }
}
