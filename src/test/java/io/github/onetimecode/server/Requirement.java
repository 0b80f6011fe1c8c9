package io.github.onetimecode.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Something that a machine may lack: its tests are skipped then, or fail when {@code -Dname.required=true}. */
final class Requirement {

    private Requirement() {
    }

    /** {@code missing} says what is missing, and is empty when nothing is. */
    static ConditionEvaluationResult of(String name, String missing) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled(name + " found");
        }
        if (Boolean.getBoolean(name + ".required")) {
            throw new IllegalStateException(missing + ", and " + name + ".required is set");
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
