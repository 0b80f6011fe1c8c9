package io.github.onetimecode.wiring;

import org.keycloak.models.AuthenticationExecutionModel;

/**
 * The execution that issues a code and the one that confirms it.
 *
 * @param issue   issues
 * @param confirm confirms; the same one where a step does both
 */
public record StepPair(AuthenticationExecutionModel issue, AuthenticationExecutionModel confirm) {
}
