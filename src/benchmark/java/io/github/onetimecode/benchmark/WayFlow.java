package io.github.onetimecode.benchmark;

import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The flow of one way to log in, shaped as the flows of the export: cookie, or a sub-flow of required steps.
 *
 * @param way what it is for
 * @param id  by which a client overrides the realm's flow
 */
record WayFlow(LoginWay way, UUID id) {

    private static final String PRIORITY = "priority";

    void addTo(ObjectNode realm) {
        ArrayNode flows = realm.withArray("authenticationFlows");
        String forms = way.id() + " forms";
        ArrayNode top = executions(flows.addObject().put("id", id.toString()), way.id(), true);
        top.addObject().put("authenticator", "auth-cookie").put("requirement", "ALTERNATIVE").put(PRIORITY, 10);
        top.addObject().put("flowAlias", forms).put("authenticatorFlow", true).put("requirement", "ALTERNATIVE")
                .put(PRIORITY, 20);
        ArrayNode steps = executions(flows.addObject(), forms, false);
        addStep(steps, "auth-username-password-form");
        for (String step : way.steps()) {
            ObjectNode execution = addStep(steps, step);
            if (step.equals("one-time-code") || step.equals("one-time-code-issue")) {
                execution.put("authenticatorConfig", way.id());
                configure(realm.withArray("authenticatorConfig").addObject().put("alias", way.id()));
            }
        }
    }

    static ArrayNode executions(ObjectNode flow, String alias, boolean top) {
        return flow.put("alias", alias).put("description", "").put("providerId", "basic-flow").put("topLevel", top)
                .put("builtIn", false).putArray("authenticationExecutions");
    }

    static ObjectNode addStep(ArrayNode steps, String authenticator) {
        return steps.addObject().put("authenticator", authenticator).put("requirement", "REQUIRED")
                .put(PRIORITY, 10 * (steps.size() + 1));
    }

    private void configure(ObjectNode step) {
        ObjectNode config = step.putObject("config");
        new TreeMap<>(way.settings()).forEach(config::put);
    }
}
