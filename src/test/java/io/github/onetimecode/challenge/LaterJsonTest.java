package io.github.onetimecode.challenge;

import java.io.IOException;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Nonce;
import io.github.onetimecode.mail.Delivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A challenge as it is written today and with one field more, as a later version may write it: in an update of a
 * cluster the older nodes read what the newer ones have written.
 */
final class LaterJsonTest {

    private static final String NONCE = "AAECAwQFBgcICQoLDA0ODw";
    private static final String CHALLENGE = "{\"n\":\"" + NONCE
            + "\",\"k\":\"key\",\"a\":\"DIGITS\",\"l\":8,\"i\":1000,\"e\":301000,"
            + "\"b\":\"bound\",\"s\":\"" + NONCE + "\",\"d\":\"SENDING\",\"t\":2000,\"m\":32000}";

    private static final StoredChallenge KEPT = new StoredChallenge(new CodeChallenge(new Nonce(NONCE), "key",
            CodeAlphabet.DIGITS, 8, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(301_000), "bound"), NONCE,
            Delivery.SENDING, Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(32_000));

    @Test
    void challengeOfALaterVersionIsReadByThisOne() throws IOException {
        assertThat(ChallengeJson.write(KEPT)).isEqualTo(CHALLENGE);
        assertThat(ChallengeJson.read(CHALLENGE)).isEqualTo(KEPT);
        assertThat(ChallengeJson.read(withOneFieldMore(CHALLENGE))).isEqualTo(KEPT);
    }

    private static String withOneFieldMore(String json) {
        return json.replaceFirst("\\}$", ",\"later\":{\"v\":[1,null]}}");
    }
}
