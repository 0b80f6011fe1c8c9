package io.github.onetimecode.settings;

import java.util.List;
import java.util.Map;

import org.keycloak.provider.ProviderConfigProperty;

import io.github.onetimecode.lifecycle.CodeRules;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Settings of a required action that issues and confirms codes: those of the combined step, without those about flows.
 *
 * @param rules             for issue and confirmation
 * @param verifiedEmailOnly whether an address must be verified
 */
public record ActionSettings(CodeRules rules, boolean verifiedEmailOnly) {

    /** @throws RefusedException if a setting is out of its range */
    public static ActionSettings read(String providerId, Map<String, String> stored) throws RefusedException {
        StepConfiguration values = new StepConfiguration(providerId, stored, "", false);
        StepSettings settings = new StepSettings(IssueSettings.read(values), ConfirmSettings.read(values));
        return new ActionSettings(settings.rules(), settings.issue().verifiedEmailOnly());
    }

    /** What the admin console offers. */
    public static List<ProviderConfigProperty> properties() {
        return StepSettings.toProperties(StepSettings.OF_ACTION);
    }
}
