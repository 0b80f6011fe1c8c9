package io.github.onetimecode.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.onetimecode.core.Samples.KEY;
import static io.github.onetimecode.core.Samples.bytesFrom;
import static org.assertj.core.api.Assertions.assertThat;

final class PseudonymTest {

    @ParameterizedTest
    @ValueSource(strings = {"Nobody@Example.org", " nobody@example.org\t", "NOBODY@EXAMPLE.ORG"})
    void spellingsOfOneNameAreTheSame(String typed) {
        assertThat(Pseudonym.of(KEY, typed)).isEqualTo(Pseudonym.of(KEY, "nobody@example.org"));
    }

    @Test
    void namesAndRealmsAreToldApart() {
        CodeKey another = new CodeKey("key-2", bytesFrom(1, 1, 32));
        assertThat(Pseudonym.of(KEY, "nobody")).isNotEqualTo(Pseudonym.of(KEY, "nobody2"))
                .isNotEqualTo(Pseudonym.of(another, "nobody"));
    }

    /** Computed with another HMAC-SHA-256: an upgrade must not give everybody new counters. */
    @Test
    void pseudonymIsTheSameInEachVersion() {
        assertThat(Pseudonym.of(KEY, "nobody")).isEqualTo("F26lu5cvxRUBrl7DxONOKA").hasSize(22);
    }
}
