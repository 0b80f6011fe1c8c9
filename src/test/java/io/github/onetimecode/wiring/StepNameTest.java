package io.github.onetimecode.wiring;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel;

import io.github.onetimecode.memory.MemoryFlows;
import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

final class StepNameTest {

    private final MemoryServer server = new MemoryServer();
    private final MemoryFlows flows = new MemoryFlows(server.realm());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void stepThatIssuesHasItsOwnNameOrTheUsualOne() {
        assertThat(label(flows.add(REQUIRED, "one-time-code-issue", "stepName", " codes ")))
                .isEqualTo("one-time-code-issue 'codes'");
        assertThat(label(flows.add(REQUIRED, "one-time-code-issue")))
                .isEqualTo("one-time-code-issue 'one-time-code'");
        assertThat(label(flows.add(REQUIRED, "one-time-code", "stepName", " ")))
                .isEqualTo("one-time-code 'one-time-code'");
    }

    @Test
    void stepThatConfirmsHasTheNameThatItLooksFor() {
        assertThat(label(flows.add(REQUIRED, "one-time-code-confirm", "sourceStep", "codes")))
                .isEqualTo("one-time-code-confirm 'codes'");
        assertThat(label(flows.add(REQUIRED, "one-time-code-confirm"))).isEqualTo("one-time-code-confirm ''");
    }

    @Test
    void nameCannotForgeALineOfTheLog() {
        assertThat(label(flows.add(REQUIRED, "one-time-code-issue", "stepName", "codes\nRealm 'other'")))
                .doesNotContain("\n");
    }

    private String label(AuthenticationExecutionModel step) {
        return StepName.label(server.realm().model(), step);
    }
}
