package io.github.onetimecode.factors;

import java.util.List;
import java.util.Map;

import io.github.onetimecode.server.TestRealm;

/** What stands behind the password in a flow of the matrix. */
enum MatrixFlow {

    ALONE("code *Required*", """
            REQUIRED %1$s
            """),
    APP_CODE("*Required* sub-flow: app, code, both *Alternative*", """
            REQUIRED second:
              ALTERNATIVE auth-otp-form
              ALTERNATIVE %1$s
            """),
    CODE_APP("the same, code above app", """
            REQUIRED second:
              ALTERNATIVE %1$s
              ALTERNATIVE auth-otp-form
            """),
    PASSKEY_APP_CODE("the same with passkey, app, code", """
            REQUIRED second:
              ALTERNATIVE webauthn-authenticator
              ALTERNATIVE auth-otp-form
              ALTERNATIVE %1$s
            """),
    USER_CONFIGURED("*Conditional* sub-flow: *Condition - user configured*, then app, code, both *Alternative*",
            conditional("conditional-user-configured")),
    ROLE("the same with *Condition - user role*, and the user has the role",
            conditional("conditional-user-role {condUserRole=second}")),
    ATTRIBUTE_HELD("the same with *Condition - user attribute*, and the user has it",
            conditional("conditional-user-attribute {attribute_name=second; attribute_expected_value=yes}")),
    LEVEL("the same with *Condition - Level of Authentication* 2, and the application asks for it",
            conditional("conditional-level-of-authentication {loa-condition-level=2; loa-max-age=60}")),
    OTHER_ROLE("the same with *Condition - user role*, and the user has it not",
            conditional("conditional-user-role {condUserRole=other}"));

    /** The required action. */
    static final String ENROL = "one-time-code-enrol";
    static final String ATTRIBUTE = "second";
    static final String VALUE = "yes";
    /** Client of a flow that asks for nothing more. */
    static final String PASSWORD_ALONE = "password-alone";

    private static final String MANY_MAILS = " {mailsPerHour=1000; mailsPerDay=10000}";

    private final String label;
    private final String behindPassword;

    MatrixFlow(String label, String behindPassword) {
        this.label = label;
        this.behindPassword = behindPassword;
    }

    private static String conditional(String condition) {
        return """
                CONDITIONAL second:
                  REQUIRED %s
                  ALTERNATIVE auth-otp-form
                  ALTERNATIVE %%1$s
                """.formatted(condition);
    }

    String label() {
        return label;
    }

    /** Its number in the table. */
    int number() {
        return ordinal() + 1;
    }

    /** Whether somebody who passes the password alone has got past a factor. */
    boolean demandsFactor(boolean configured) {
        return this != OTHER_ROLE && (this != USER_CONFIGURED || configured);
    }

    String client(String provider) {
        return provider + "-" + number();
    }

    void define(TestRealm realm, String provider) {
        String password = this == LEVEL ? """
                CONDITIONAL first:
                  REQUIRED conditional-level-of-authentication {loa-condition-level=1; loa-max-age=60}
                  REQUIRED auth-username-password-form
                """ : "REQUIRED auth-username-password-form\n";
        bind(realm, client(provider), password + behindPassword.formatted(provider + MANY_MAILS));
    }

    /** Everybody who is made afterwards has role and attribute. */
    static void prepare(TestRealm realm) {
        realm.change(settings -> settings.put("bruteForceProtected", false).put("otpPolicyCodeReusable", true));
        realm.post("/authentication/register-required-action", Map.of("providerId", ENROL, "name", ENROL));
        realm.attribute(ATTRIBUTE, false);
        List.of("second", "other").forEach(role -> realm.post("/roles", Map.of("name", role)));
        realm.post("/roles/default-roles-" + realm.name() + "/composites", List.of(realm.get("/roles/second")));
        bind(realm, PASSWORD_ALONE, "REQUIRED auth-username-password-form");
    }

    private static void bind(TestRealm realm, String name, String flow) {
        realm.flows().define(name, flow);
        realm.addClient(name, client -> { });
        realm.flows().bindBrowser(name, name);
    }
}
