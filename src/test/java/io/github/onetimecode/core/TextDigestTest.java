package io.github.onetimecode.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TextDigestTest {

    /** Computed with another SHA-256: after an upgrade the same key has to name the same code. */
    @Test
    void digestIsTheSameInEachVersion() {
        assertThat(TextDigest.of(List.of("one-time-code:idempotency:1", "realm-1", "client-1", "key-1")))
                .isEqualTo("Ce-n7B4AW9vmW32375NaGw").hasSize(22);
    }

    @Test
    void textsThatMoveToTheNextAreOthers() {
        assertThat(TextDigest.of(List.of("ab", "c"))).isNotEqualTo(TextDigest.of(List.of("a", "bc")))
                .isNotEqualTo(TextDigest.of(List.of("abc"))).isNotEqualTo(TextDigest.of(List.of("ab", "c", "")));
    }
}
