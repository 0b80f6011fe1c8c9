package io.github.onetimecode.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * Flows of a realm as Keycloak stores them, one of them at the top: {@value #TOP}. Sub-flows have their alias as ID.
 */
public final class MemoryFlows {

    public static final String TOP = "mailed code";

    private final Map<String, AuthenticationFlowModel> flows = new HashMap<>();
    private final Map<String, List<AuthenticationExecutionModel>> executions = new HashMap<>();
    private final Map<String, AuthenticatorConfigModel> configurations = new HashMap<>();
    private final List<String> read = new ArrayList<>();
    private final MemoryRealm realm;

    public MemoryFlows(MemoryRealm realm) {
        this.realm = realm;
        addFlow(TOP);
        realm.answer("getAuthenticationExecutionsStream", id -> {
            read.add((String) id[0]);
            return executions.get((String) id[0]).stream();
        });
        realm.answer("getAuthenticationFlowById", id -> flows.get((String) id[0]));
        realm.answer("getAuthenticatorConfigById", id -> configurations.get((String) id[0]));
        realm.set("getResetCredentialsFlow", null);
        realm.answer("getRequiredActionProviderByAlias", alias -> null);
    }

    public AuthenticationFlowModel top() {
        return flows.get(TOP);
    }

    /** The flows whose steps were asked for, each as often as that happened. */
    public List<String> read() {
        return read;
    }

    /** The flow is what people pass who have forgotten their password. */
    public void useForReset() {
        realm.set("getResetCredentialsFlow", top());
    }

    public void addRequiredAction(String alias, boolean enabled) {
        RequiredActionProviderModel action = new RequiredActionProviderModel();
        action.setAlias(alias);
        action.setEnabled(enabled);
        realm.answer("getRequiredActionProviderByAlias", asked -> alias.equals(asked[0]) ? action : null);
    }

    /** Into the flow at the top, behind what is there. */
    public AuthenticationExecutionModel add(Requirement requirement, String provider, String... settings) {
        return addTo(TOP, requirement, provider, settings);
    }

    /** @param settings names and values in turn; without any there is no configuration */
    public AuthenticationExecutionModel addTo(String flow, Requirement requirement, String provider,
            String... settings) {
        AuthenticationExecutionModel step = execution(flow, requirement);
        step.setAuthenticator(provider);
        if (settings.length > 0) {
            AuthenticatorConfigModel configuration = new AuthenticatorConfigModel();
            Map<String, String> stored = new HashMap<>();
            for (int i = 0; i < settings.length; i += 2) {
                stored.put(settings[i], settings[i + 1]);
            }
            configuration.setId("configuration of " + step.getId());
            configuration.setAlias(configuration.getId());
            configuration.setConfig(stored);
            configurations.put(configuration.getId(), configuration);
            step.setAuthenticatorConfig(configuration.getId());
        }
        return step;
    }

    public AuthenticationExecutionModel addSubFlow(Requirement requirement, String alias) {
        return addSubFlowTo(TOP, requirement, alias);
    }

    public AuthenticationExecutionModel addSubFlowTo(String flow, Requirement requirement, String alias) {
        addFlow(alias);
        AuthenticationExecutionModel subFlow = execution(flow, requirement);
        subFlow.setAuthenticatorFlow(true);
        subFlow.setFlowId(alias);
        return subFlow;
    }

    private void addFlow(String alias) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setId(alias);
        flow.setAlias(alias);
        flow.setTopLevel(alias.equals(TOP));
        flows.put(alias, flow);
        executions.put(alias, new ArrayList<>());
    }

    private AuthenticationExecutionModel execution(String flow, Requirement requirement) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setId(flow + " " + (executions.get(flow).size() + 1));
        execution.setParentFlow(flow);
        execution.setRequirement(requirement);
        executions.get(flow).add(execution);
        return execution;
    }
}
