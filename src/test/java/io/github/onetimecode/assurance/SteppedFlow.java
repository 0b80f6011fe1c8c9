package io.github.onetimecode.assurance;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.TestRealm;

/** A browser flow of two levels, silver by the password and gold by our steps, and an application that runs it. */
enum SteppedFlow {

    TWO_STEPS("""
            REQUIRED one-time-code-issue
            REQUIRED one-time-code-confirm {%s}
            """),
    ONE_STEP("""
            REQUIRED one-time-code {%s}
            """);

    static final String GOLD = "acr_values=gold";
    /** How long gold may be used again. */
    static final int MAX_AGE_SECONDS = 120;

    private final String steps;

    SteppedFlow(String steps) {
        this.steps = steps;
    }

    String client() {
        return name().toLowerCase().replace('_', '-');
    }

    /** @param settings of the step that confirms */
    void define(TestRealm realm, String settings) {
        realm.flows().define(client(), """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  CONDITIONAL silver:
                    REQUIRED conditional-level-of-authentication {loa-condition-level=1; loa-max-age=36000}
                    REQUIRED auth-username-password-form {default.reference.value=pwd; default.reference.maxAge=36000}
                  CONDITIONAL gold:
                    REQUIRED conditional-level-of-authentication {loa-condition-level=2; loa-max-age=%d}
                """.formatted(MAX_AGE_SECONDS) + steps.formatted(settings).indent(4));
        addClient(realm, client());
    }

    /** An application with a flow of its name, whose tokens tell level and references. */
    static void addClient(TestRealm realm, String name) {
        realm.addClient(name, client -> {
            client.putObject("attributes").put("acr.loa.map", "{\"silver\":1,\"gold\":2}");
            addReferences(client);
        });
        realm.flows().bindBrowser(name, name);
    }

    /** Keycloak's mapper "Authentication Method Reference (AMR)". */
    private static void addReferences(ObjectNode client) {
        ObjectNode mapper = client.putArray("protocolMappers").addObject().put("name", "amr")
                .put("protocol", "openid-connect").put("protocolMapper", "oidc-amr-mapper");
        Stream.of("id.token.claim", "access.token.claim")
                .forEach(token -> mapper.withObject("config").put(token, "true"));
    }
}
