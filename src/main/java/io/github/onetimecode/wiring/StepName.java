package io.github.onetimecode.wiring;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.PrintableName;
import io.github.onetimecode.settings.Setting;
import io.github.onetimecode.settings.StepConfiguration;

/** How logs and events call a step. */
public final class StepName {

    private StepName() {
    }

    /**
     * Its own name, or for one that confirms the name that it looks for; empty where it looks for the one before it.
     */
    public static String of(RealmModel realm, AuthenticationExecutionModel execution) {
        Setting setting = StepKind.CONFIRM.isKindOf(execution)
                ? Setting.CONFIRM_SOURCE_STEP : Setting.STEP_NAME;
        return PrintableName.of(StepConfiguration.of(realm, execution).text(setting));
    }

    /** Provider id and name, for the log. */
    public static String label(RealmModel realm, AuthenticationExecutionModel execution) {
        return execution.getAuthenticator() + " '" + of(realm, execution) + "'";
    }
}
