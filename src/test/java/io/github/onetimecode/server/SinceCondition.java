package io.github.onetimecode.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** See {@link Since}. */
final class SinceCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Since.class)
                .filter(since -> !ProjectFiles.serverIsAtLeast(since.value()))
                .map(since -> ConditionEvaluationResult.disabled("since " + since.value() + ": " + since.because()))
                .orElse(ConditionEvaluationResult.enabled("the server can do it"));
    }
}
