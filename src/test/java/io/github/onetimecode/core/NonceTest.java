package io.github.onetimecode.core;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class NonceTest {

    @Test
    void textIsTheBytesInBase64url() {
        assertThat(new Nonce("AAECAwQFBgcICQoLDA0ODw").bytes()).isEqualTo(Samples.bytesFrom(0, 1, 16));
        assertThat(new Nonce("_____________________w").bytes()).isEqualTo(Samples.bytesFrom(255, 0, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAECAwQFBgcICQoLDA0OD", "AAECAwQFBgcICQoLDA0ODwA", "AAECAwQFBgcICQoLDA0O==",
            "AAECAwQFBgcICQoLDA0OD+", "AAECAwQFBgcICQoLDA0OD/", "AAECAwQFBgcICQoLDA0 Dw",
            "AAECAwQFBgcICQoLDA0OD\u00e4"})
    void otherTextsAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Nonce(text));
    }

    @Test
    void nothingIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> new Nonce(null));
    }

    @Test
    void randomNoncesReadBackAndDiffer() {
        SecureRandom random = new SecureRandom();
        Set<Nonce> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Nonce nonce = Nonce.random(random);
            assertThat(new Nonce(nonce.text())).isEqualTo(nonce);
            assertThat(seen.add(nonce)).isTrue();
        }
    }

    /** A nonce with bits that are always the same would pass every other test. */
    @Test
    void everyOneOfTheBitsIsRandom() {
        SplittableRandom random = new SplittableRandom(1);
        int[] ones = new int[128];
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = Nonce.random(random).bytes();
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += bytes[bit / 8] >> bit % 8 & 1;
            }
        }
        // 100 of 1,000 is more than six standard deviations away from a half.
        assertThat(IntStream.of(ones)).allMatch(count -> count > 400 && count < 600);
    }
}
