package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

import io.github.onetimecode.memory.MemoryServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class StoredNotesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MemoryServer server = new MemoryServer();
    private final KeycloakSession session = server.session();
    private final StoredNotes notes = new StoredNotes(session, "key");

    @AfterEach
    void stop() {
        server.close();
    }

    /** In Keycloak what is put waits for the end of its transaction; the next request may be quicker. */
    @Test
    void notesAreThereForAllNodesBeforeTheRequestEnds() {
        notes.write(Map.of("a", "1"), MINUTE);

        assertThat(new StoredNotes(server.session(), "key").read()).contains(Map.of("a", "1"));
        assertThat(server.store().keys()).containsExactly("one-time-code:key");
    }

    @Test
    void laterNotesTakeThePlaceOfEarlierOnes() {
        notes.write(Map.of("a", "1"), MINUTE);
        notes.write(Map.of("b", "2"), MINUTE);

        assertThat(notes.read()).contains(Map.of("b", "2"));
    }

    @Test
    void notesLastAsLongAsIsSaid() {
        notes.write(Map.of("a", "1"), MINUTE);

        server.pass(MINUTE);
        assertThat(notes.read()).isPresent();
        server.pass(Duration.ofMillis(1));
        assertThat(notes.read()).isEmpty();
    }

    @Test
    void whatWasNeverWrittenOrIsRemovedIsAbsent() {
        assertThat(notes.read()).isEmpty();
        notes.write(Map.of("a", "1"), MINUTE);

        notes.remove();

        assertThat(notes.read()).isEmpty();
    }

    @Test
    void storeThatDoesNotAnswerIsNotAbsence() {
        server.store().failFor("key");

        assertThatThrownBy(notes::read).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> notes.write(Map.of(), MINUTE)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(notes::remove).isInstanceOf(StoreUnavailable.class);
    }
}
