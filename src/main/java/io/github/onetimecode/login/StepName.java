package io.github.onetimecode.login;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

import io.github.onetimecode.core.PrintableName;

/** How logs and events call a step. */
final class StepName {

    private StepName() {
    }

    /** Its own name, or for one that confirms the name that it looks for; empty where it looks for the one before it. */
    static String of(RealmModel realm, AuthenticationExecutionModel execution) {
        Setting setting = StepKind.CONFIRM.isKindOf(execution)
                ? Setting.CONFIRM_SOURCE_STEP : Setting.STEP_NAME;
        return PrintableName.of(StepConfiguration.of(realm, execution).text(setting));
    }

    /** Provider id and name, for the log. */
    static String label(RealmModel realm, AuthenticationExecutionModel execution) {
        return execution.getAuthenticator() + " '" + of(realm, execution) + "'";
    }
}
