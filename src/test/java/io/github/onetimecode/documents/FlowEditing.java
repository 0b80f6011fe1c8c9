package io.github.onetimecode.documents;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.TestRealm;

/** What an administrator does to a flow under "Flows", by the names that the rows have there. */
final class FlowEditing {

    /** Keycloak 26.2 has another name for the sub-flow of second factors. */
    private static final boolean BEFORE_2FA = !ProjectFiles.serverIsAtLeast("26.3");
    /** Keycloak before 26.4 has one condition less in it. */
    private static final boolean BEFORE_CREDENTIAL = !ProjectFiles.serverIsAtLeast("26.4");

    private final TestRealm realm;
    private final String alias;

    FlowEditing(TestRealm realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    FlowEditing duplicate(String of) {
        realm.post("/authentication/flows/" + encoded(of) + "/copy", Map.of("newName", alias));
        return this;
    }

    FlowEditing define(String description) {
        realm.flows().define(alias, description);
        return this;
    }

    FlowEditing delete(String row) {
        return delete(row, alias);
    }

    /** The first row of this name below another one. */
    FlowEditing delete(String row, String below) {
        if (BEFORE_CREDENTIAL && row.equals("Condition - credential")) {
            return this;
        }
        realm.delete("/authentication/executions/" + row(row, below).path("id").asText());
        return this;
    }

    FlowEditing addBoth(String flow) {
        return add("one-time-code-issue", flow, "REQUIRED").add("one-time-code-confirm", flow, "REQUIRED");
    }

    FlowEditing add(String step, String flow, String requirement) {
        return add(step, flow, requirement, Map.of());
    }

    FlowEditing add(String step, String flow, String requirement, Map<String, String> settings) {
        String id = realm.post("/authentication/flows/" + encoded(flow) + "/executions/execution",
                Map.of("provider", step));
        realm.flows().require(alias, id, requirement);
        if (!settings.isEmpty()) {
            realm.post("/authentication/executions/" + id + "/config",
                    Map.of("alias", "settings in " + flow, "config", settings));
        }
        return this;
    }

    FlowEditing addSubFlow(String name, String flow, String requirement) {
        realm.post("/authentication/flows/" + encoded(flow) + "/executions/flow", Map.of("alias", name, "type",
                "basic-flow", "description", "", "provider", "registration-page-form"));
        return require(name, requirement);
    }

    FlowEditing require(String row, String requirement) {
        realm.flows().require(alias, row(row, alias).path("id").asText(), requirement);
        return this;
    }

    /** By one place. */
    FlowEditing raise(String row) {
        realm.post("/authentication/executions/" + row(row, alias).path("id").asText() + "/raise-priority", Map.of());
        return this;
    }

    private JsonNode row(String name, String below) {
        List<JsonNode> rows = realm.flows().executions(alias);
        List<String> names = rows.stream().map(row -> row.path("displayName").asText()).toList();
        int from = names.indexOf(known(below)) + 1;
        return rows.get(from + names.subList(from, names.size()).indexOf(known(name)));
    }

    private static String known(String name) {
        return BEFORE_2FA ? name.replace("Browser - Conditional 2FA", "Browser - Conditional OTP") : name;
    }

    private static String encoded(String flow) {
        return known(flow).replace(" ", "%20");
    }
}
