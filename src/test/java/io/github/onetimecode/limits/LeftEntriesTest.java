package io.github.onetimecode.limits;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.benchmark.growth.LeftEntries;
import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What the benchmark puts into the store is what a login leaves there. */
final class LeftEntriesTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void entryIsTheHistoryOfItsUserForADay() {
        try (MemoryServer server = new MemoryServer()) {
            Instant now = server.now();
            KeycloakSession filling = server.session();
            entries(filling).put(0, 2, now.toEpochMilli());
            filling.close();

            assertThat(history(server, 1).paid()).containsExactly(now);
            server.pass(DAY);
            assertThat(history(server, 1).paid()).hasSize(1);
            server.pass(Duration.ofMinutes(11));
            assertThat(history(server, 1)).isEqualTo(MailHistory.EMPTY);
        }
    }

    @Test
    void removalSaysHowManyThereWere() {
        try (MemoryServer server = new MemoryServer()) {
            KeycloakSession filling = server.session();
            entries(filling).put(0, 3, server.now().toEpochMilli());
            filling.close();

            assertThat(entries(server.session()).remove(1, 5)).isEqualTo(2);
            assertThat(history(server, 0).paid()).hasSize(1);
            assertThat(history(server, 1)).isEqualTo(MailHistory.EMPTY);
        }
    }

    private static LeftEntries entries(KeycloakSession session) {
        return new LeftEntries(session.singleUseObjects(), "realm");
    }

    private static MailHistory history(MemoryServer server, int number) {
        return new StoredHistory(server.session(),
                new Purse(Purse.Kind.PROVEN, "realm", LeftEntries.userId(number))).read();
    }
}
