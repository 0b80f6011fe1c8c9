package io.github.onetimecode.core;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class NamedIdTest {

    /** Computed with another SHA-256: a user who enrols again after an upgrade must not get a second credential. */
    @Test
    void idIsTheSameInEachVersion() {
        UUID id = NamedId.of(List.of("one-time-code", "realm-1", "user-1"));

        assertThat(id).hasToString("4a13c8a9-d178-8eae-8e4a-b62dd391a061");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void idsOfOthersAreOthers() {
        assertThat(NamedId.of(List.of("one-time-code", "realm-1", "user-1")))
                .isNotEqualTo(NamedId.of(List.of("one-time-code", "realm-", "1user-1")))
                .isNotEqualTo(NamedId.of(List.of("one-time-code", "realm-1", "user-2")));
    }
}
