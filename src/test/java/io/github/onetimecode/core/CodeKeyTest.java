package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

final class CodeKeyTest {

    /** Test cases 1, 6 and 7 of RFC 4231: a key shorter than a hash, and two longer than a block. */
    @ParameterizedTest
    @CsvSource({
        "11, 20, Hi There, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "170, 131, Test Using Larger Than Block-Size Key - Hash Key First,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "170, 131, This is a test using a larger than block-size key and a larger than block-size data. The key needs"
                + " to be hashed before being used by the HMAC algorithm.,"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"})
    void hmacIsThatOfTheStandard(int keyByte, int keyLength, String text, String expected) {
        CodeKey key = new CodeKey("rfc", Samples.bytesFrom(keyByte, 0, keyLength));
        assertThat(HexFormat.of().formatHex(key.hmac(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(expected);
    }

    @Test
    void secretHasAtLeast128Bits() {
        assertThat(new CodeKey("k", new byte[16]).hmac(new byte[0])).hasSize(32);
        assertThat(new CodeKey("k", new byte[64]).hmac(new byte[0])).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 15})
    void shorterSecretIsRefused(int bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodeKey("k", new byte[bytes]))
                .withMessage("a secret of " + bytes + " bytes is too short");
    }

    @Test
    void nothingMayBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> new CodeKey(null, new byte[32]));
        assertThatNullPointerException().isThrownBy(() -> new CodeKey("k", null));
    }

    @Test
    void textNamesTheKeyAndNothingElse() {
        assertThat(Samples.KEY).hasToString("CodeKey[key-1]");
    }
}
