package io.github.onetimecode.challenge;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** With times as they are: none of them could be 0. */
    private static final String OF_2026 = CHALLENGE.replace(":1000,", ":1772366400123,")
            .replace(":301000,", ":1772366700123,");

    private static final StoredChallenge KEPT = new StoredChallenge(new CodeChallenge(new Nonce(NONCE), "key",
            CodeAlphabet.DIGITS, 8, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(301_000), "bound"), NONCE,
            Delivery.SENDING, Instant.ofEpochMilli(2_000), Instant.ofEpochMilli(32_000));

    @Test
    void challengeOfALaterVersionIsReadByThisOne() throws IOException {
        assertThat(ChallengeJson.write(KEPT)).isEqualTo(CHALLENGE);
        assertThat(ChallengeJson.read(CHALLENGE)).isEqualTo(KEPT);
        assertThat(ChallengeJson.read(withOneFieldMore(CHALLENGE))).isEqualTo(KEPT);
    }

    /** The text is what data binding wrote before this class wrote it by hand. */
    @ParameterizedTest
    @EnumSource(Delivery.class)
    void challengeIsWrittenAsBefore(Delivery delivery) throws IOException {
        StoredChallenge stored = new StoredChallenge(new CodeChallenge(new Nonce(NONCE), "a \"key\" / \\ \u00fc",
                CodeAlphabet.LETTERS_AND_DIGITS, 12, Instant.ofEpochMilli(1_772_366_400_123L),
                Instant.ofEpochMilli(1_772_366_700_123L), "\t\u0001\u2028\ud83d\udd11"), "", delivery,
                Instant.ofEpochMilli(-1), Instant.ofEpochMilli(Long.MAX_VALUE));
        String json = "{\"n\":\"" + NONCE + "\",\"k\":\"a \\\"key\\\" / \\\\ \u00fc\",\"a\":\"LETTERS_AND_DIGITS\","
                + "\"l\":12,\"i\":1772366400123,\"e\":1772366700123,\"b\":\"\\t\\u0001\u2028\ud83d\udd11\","
                + "\"s\":\"\",\"d\":\"" + delivery + "\",\"t\":-1,\"m\":9223372036854775807}";

        assertThat(ChallengeJson.write(stored)).isEqualTo(json);
        assertThat(ChallengeJson.read(json)).isEqualTo(stored);
    }

    @Test
    void orderAndSpacesDoNotMatter() throws IOException {
        String[] fields = CHALLENGE.substring(1, CHALLENGE.length() - 1).split(",");
        Collections.reverse(Arrays.asList(fields));

        String spaced = " {\n" + String.join(" ,\n", fields).replace(":", " : ") + " } ";
        assertThat(ChallengeJson.read(spaced)).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "true", "\"n\"", "{}", "[[],{\"n\":\"x\"}]", "{\"n\":{\"k\":[1]}}"})
    void keyOfALaterVersionIsIgnoredWhateverItHolds(String value) throws IOException {
        assertThat(ChallengeJson.read(CHALLENGE.replace(",\"k\"", ",\"nn\":" + value + ",\"k\""))).isEqualTo(KEPT);
        assertThat(ChallengeJson.read(CHALLENGE.replace("{", "{\"\":" + value + ","))).isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "1", "\"n\"", "{}", "{\"n\"", "{\"n\":", "{n:1}", "<a/>"})
    void whatIsNoChallengeIsTreatedAsMissing(String text) {
        assertMissing(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 33, 60, 1_000})
    void textThatBreaksOffIsTreatedAsMissing(int lost) {
        assertMissing(CHALLENGE.substring(0, Math.max(0, CHALLENGE.length() - lost)));
    }

    @Test
    void noTextIsTreatedAsMissing() {
        assertMissing(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "k", "a", "l", "i", "e", "b", "s", "d"})
    void challengeWithoutAPartIsTreatedAsMissing(String key) {
        assertMissing(with(key, "\"later\":0"));
        for (String other : List.of("null", "{}", "[\"x\"]")) {
            assertMissing(with(key, "\"" + key + "\":" + other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "a", "l", "i", "e", "d"})
    void partThatMakesNoSenseIsTreatedAsMissing(String key) {
        for (String other : List.of("99999999999999999999", "-1", "\"no such\"", "\"\"", "true")) {
            assertMissing(with(key, "\"" + key + "\":" + other));
        }
    }

    /** Only the page needs them. */
    @ParameterizedTest
    @ValueSource(strings = {"t", "m"})
    void timeOfAMailMayBeMissing(String key) throws IOException {
        String json = with(key, "\"later\":0");
        StoredChallenge read = ChallengeJson.read(json);

        assertThat(read.challenge()).isEqualTo(ChallengeJson.read(OF_2026).challenge());
        assertThat(key.equals("t") ? read.mailedAt() : read.nextMailAt()).isEqualTo(Instant.EPOCH);
        assertThat(ChallengeJson.read(json.replace("later", key).replace(":0", ":null"))).isEqualTo(read);
    }

    private static String with(String key, String field) {
        return OF_2026.replaceFirst("\"" + key + "\":(\"[^\"]*\"|\\d+)", field);
    }

    private static void assertMissing(String json) {
        assertThat(StoredJson.read("A challenge", () -> ChallengeJson.read(json))).isEmpty();
    }

    private static String withOneFieldMore(String json) {
        return json.replaceFirst("\\}$", ",\"later\":{\"v\":[1,null]}}");
    }
}
