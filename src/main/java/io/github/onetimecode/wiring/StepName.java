package io.github.onetimecode.wiring;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.PrintableName;
import io.github.onetimecode.settings.Setting;
import io.github.onetimecode.settings.StepConfiguration;

/** The name of a step in logs and events. */
public final class StepName {

    private StepName() {
    }

    /**
     * The step's own name. For a confirm step, the configured name of its source step; empty if it confirms the one
     * before it.
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
