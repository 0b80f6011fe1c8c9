package io.github.onetimecode.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A realm's flows. A new one is described by lines such as these, two spaces deeper for each sub-flow, whose line ends
 * with a colon:
 * <pre>
 * ALTERNATIVE auth-cookie
 * ALTERNATIVE forms:
 *   REQUIRED auth-username-password-form
 *   REQUIRED one-time-code-issue {stepName=a; lifetimeSeconds=30}
 *   REQUIRED one-time-code-confirm
 * </pre>
 */
public final class TestFlows {

    private final TestRealm realm;

    TestFlows(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes the flow. Sub-flows get the flow's name before their own, since aliases are unique in a realm. */
    public void define(String alias, String description) {
        realm.post("/authentication/flows", Admin.object().put("alias", alias).put("providerId", "basic-flow")
                .put("topLevel", true).put("builtIn", false));
        Deque<String> path = new ArrayDeque<>(List.of(alias));
        for (String line : description.lines().filter(text -> !text.isBlank()).toList()) {
            FlowLine step = FlowLine.of(line);
            while (path.size() > step.depth() + 1) {
                path.pop();
            }
            String id = step.subFlow() ? addSubFlow(path.peek(), alias + " " + step.name())
                    : add(path.peek(), step.name());
            require(alias, id, step.requirement());
            configureExecution(id, step.settings());
            if (step.subFlow()) {
                path.push(alias + " " + step.name());
            }
        }
    }

    private String add(String flow, String provider) {
        return realm.post("/authentication/flows/" + encoded(flow) + "/executions/execution",
                Admin.object().put("provider", provider));
    }

    private String addSubFlow(String flow, String alias) {
        realm.post("/authentication/flows/" + encoded(flow) + "/executions/flow", Admin.object().put("alias", alias)
                .put("type", "basic-flow").put("description", "").put("provider", "registration-page-form"));
        return find(flow, info -> alias.equals(info.path("displayName").asText())).path("id").asText();
    }

    /** Makes it the realm's browser flow. */
    public void bindBrowser(String alias) {
        realm.change(settings -> settings.put("browserFlow", alias));
    }

    /** Makes it the browser flow of one client. */
    public void bindBrowser(String clientId, String alias) {
        realm.changeClient(clientId, client -> client.withObject("authenticationFlowBindingOverrides")
                .put("browser", id(alias)));
    }

    public String id(String alias) {
        return TestRealm.list(realm.get("/authentication/flows")).stream()
                .filter(flow -> alias.equals(flow.path("alias").asText())).findFirst().orElseThrow()
                .path("id").asText();
    }

    /** The executions of a flow and its sub-flows, as the admin API tells them. */
    public List<JsonNode> executions(String alias) {
        return TestRealm.list(realm.get("/authentication/flows/" + encoded(alias) + "/executions"));
    }

    /** The first execution of this provider in the flow. */
    public JsonNode execution(String alias, String provider) {
        return find(alias, info -> provider.equals(info.path("providerId").asText()));
    }

    private JsonNode find(String alias, Predicate<JsonNode> which) {
        return executions(alias).stream().filter(which).findFirst().orElseThrow();
    }

    /** Whatever the requirement, as the admin API takes it. */
    public void require(String alias, String executionId, String requirement) {
        ObjectNode info = (ObjectNode) find(alias, known -> executionId.equals(known.path("id").asText()));
        realm.put("/authentication/flows/" + encoded(alias) + "/executions", info.put("requirement", requirement));
    }

    public void requireProvider(String alias, String provider, String requirement) {
        require(alias, execution(alias, provider).path("id").asText(), requirement);
    }

    public void remove(String alias, String provider) {
        realm.delete("/authentication/executions/" + execution(alias, provider).path("id").asText());
    }

    /** Replaces the settings of the first execution of this provider. */
    public void configure(String alias, String provider, Map<String, String> settings) {
        JsonNode info = execution(alias, provider);
        if (info.hasNonNull("authenticationConfig")) {
            realm.delete("/authentication/config/" + info.path("authenticationConfig").asText());
        }
        configureExecution(info.path("id").asText(), settings);
    }

    private void configureExecution(String id, Map<String, String> settings) {
        if (!settings.isEmpty()) {
            realm.post("/authentication/executions/" + id + "/config",
                    Map.of("alias", "settings of " + id, "config", settings));
        }
    }

    private static String encoded(String alias) {
        return alias.replace(" ", "%20");
    }
}
