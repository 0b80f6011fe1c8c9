package io.github.onetimecode.wiring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.models.AuthenticationExecutionModel;

/** The kinds of our steps, by the provider ID that flows store. */
public enum StepKind {

    /** Get One-Time Code for User: issues. */
    ISSUE("one-time-code-issue"),

    /** Confirm One-Time Code for User: confirms. */
    CONFIRM("one-time-code-confirm"),

    /** One-Time Code by E-mail: issues and confirms. */
    COMBINED("one-time-code"),

    /** One-Time Code by E-mail (enrolled users): issues and confirms. */
    ENROLLED("one-time-code-enrolled");

    /** A login asks for each step of its flow, several times. */
    private static final Map<String, StepKind> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(StepKind::providerId, Function.identity()));

    private final String providerId;

    StepKind(String providerId) {
        this.providerId = providerId;
    }

    public String providerId() {
        return providerId;
    }

    /** Empty if the step is not one of ours. */
    static Optional<StepKind> of(AuthenticationExecutionModel step) {
        return Optional.ofNullable(step.getAuthenticator()).map(BY_ID::get);
    }

    public boolean isKindOf(AuthenticationExecutionModel step) {
        return providerId.equals(step.getAuthenticator());
    }

    boolean issues() {
        return this != CONFIRM;
    }

    boolean confirms() {
        return this != ISSUE;
    }
}
