package io.github.onetimecode.limits;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class IssueTurnTest {

    private final MemoryServer server = new MemoryServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneRequestHasTheTurnUntilItIsThrough() {
        try (IssueTurn turn = IssueTurn.take(server.session(), "id").orElseThrow()) {
            assertThat(IssueTurn.take(server.session(), "id")).isEmpty();
            assertThat(IssueTurn.take(server.session(), "another id")).isPresent();
        }

        assertThat(IssueTurn.take(server.session(), "id")).isPresent();
    }

    @Test
    void otherRealmsHaveTurnsOfTheirOwn() {
        IssueTurn.take(server.session(), "id");
        server.realm().set("getId", "realm-2");

        assertThat(IssueTurn.take(server.session(), "id")).isPresent();
    }

    @Test
    void nodeThatStopsInTheMiddleKeepsTheTurnForTenSeconds() {
        IssueTurn.take(server.session(), "id");

        server.pass(Duration.ofSeconds(10));
        assertThat(IssueTurn.take(server.session(), "id")).isEmpty();
        server.pass(Duration.ofMillis(1));
        assertThat(IssueTurn.take(server.session(), "id")).isPresent();
    }

    @Test
    void nobodyHasTheTurnIfTheStoreDoesNotAnswer() {
        server.store().failFor("issue:api");

        assertThatThrownBy(() -> IssueTurn.take(server.session(), "id")).isInstanceOf(StoreUnavailable.class);
    }
}
