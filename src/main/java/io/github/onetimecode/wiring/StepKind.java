package io.github.onetimecode.wiring;

import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.AuthenticationExecutionModel;

/** Our steps, by the provider id that flows store. */
public enum StepKind {

    /** Get One-Time Code for User. */
    ISSUE("one-time-code-issue"),

    /** Confirm One-Time Code for User. */
    CONFIRM("one-time-code-confirm"),

    /** One-Time Code by E-mail: issues and confirms. */
    COMBINED("one-time-code"),

    /** The same for users who have enrolled. */
    ENROLLED("one-time-code-enrolled");

    private final String providerId;

    StepKind(String providerId) {
        this.providerId = providerId;
    }

    public String providerId() {
        return providerId;
    }

    /** Empty if it is not one of ours. */
    static Optional<StepKind> of(AuthenticationExecutionModel step) {
        return Stream.of(values()).filter(kind -> kind.isKindOf(step)).findFirst();
    }

    /** Whether the step is of this kind. */
    public boolean isKindOf(AuthenticationExecutionModel step) {
        return providerId.equals(step.getAuthenticator());
    }

    /** Whether it issues codes, alone or among others. */
    boolean issues() {
        return this != CONFIRM;
    }

    /** Whether it checks codes, alone or among others. */
    boolean confirms() {
        return this != ISSUE;
    }
}
