package io.github.onetimecode.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** Whether a container engine answers, and has or can get the image. */
final class Containers implements ExecutionCondition {

    static final String IMAGE = "quay.io/keycloak/keycloak:" + ProjectFiles.serverVersion();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return condition();
    }

    static ConditionEvaluationResult condition() {
        return Requirement.of("containers", Found.MISSING);
    }

    private static String missing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return "no container engine answers";
        }
        try {
            new RemoteDockerImage(DockerImageName.parse(IMAGE)).get();
            return "";
        } catch (RuntimeException e) {
            // Testcontainers has no narrower type for an image that is not to be had.
            return "the container engine has no image " + IMAGE + " (" + e.getMessage() + ")";
        }
    }

    /** Asked once: a machine without an engine takes seconds to say so. */
    private static final class Found {

        private static final String MISSING = missing();
    }
}
