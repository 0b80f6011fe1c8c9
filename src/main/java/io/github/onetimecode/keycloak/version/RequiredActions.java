package io.github.onetimecode.keycloak.version;

import java.util.List;
import java.util.Optional;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionContext.KcActionStatus;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.managers.AuthenticationManager;

/** What required actions can do since 26.3. */
public final class RequiredActions {

    private static final Optional<VersionedMethod> CANCEL =
            VersionedMethod.find(RequiredActionContext.class, "cancel");
    private static final Optional<VersionedMethod> MAX_AGE =
            VersionedMethod.find(RequiredActionFactory.class, "getMaxAuthAgePropertyConfig");

    private RequiredActions() {
    }

    static boolean canBeCancelled() {
        return CANCEL.isPresent();
    }

    /**
     * The settings that Keycloak adds to each action: the maximum age of a login after which a requested action makes
     * the user authenticate again. Before 26.3, the age is 300 seconds and cannot be set.
     */
    @SuppressWarnings("unchecked")
    public static List<ProviderConfigProperty> commonSettings() {
        return MAX_AGE.map(settings -> (List<ProviderConfigProperty>) settings.call(null)).orElse(List.of());
    }

    /**
     * Lets the login go on without the action, which the caller has taken from the login. Not with {@code ignore()},
     * which Keycloak forbids after a post (26.2 and 26.7). Before 26.3, the action can only succeed: its event is a
     * CUSTOM_REQUIRED_ACTION without an error. Keycloak would then tell an application that requested the action that
     * it has succeeded, and take the action from a user of whom an administrator demands it. So the application is told
     * first, and the login of such a user ends.
     */
    public static void cancel(RequiredActionContext context) {
        if (CANCEL.isPresent()) {
            CANCEL.get().call(context);
        } else if (context.getUser().getRequiredActionsStream().anyMatch(context.getAction()::equals)) {
            context.failure();
        } else {
            AuthenticationManager.setKcActionStatus(context.getAction(), KcActionStatus.CANCELLED,
                    context.getAuthenticationSession());
            context.success();
        }
    }
}
