package io.github.onetimecode.reset;

import io.github.onetimecode.server.TestRealm;

/** The flow of the recipe for forgotten passwords, with steps that nobody has configured. */
final class ResetFlow {

    private ResetFlow() {
    }

    /** People can say from now on that they have forgotten their passwords. */
    static void bind(TestRealm realm) {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
    }
}
