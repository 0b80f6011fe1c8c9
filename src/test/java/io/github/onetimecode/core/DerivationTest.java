package io.github.onetimecode.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values that were computed from the description of the derivation with Python's hmac and hashlib, not by this code.
 * A change that makes one of them fail makes the codes wrong that are under way during an upgrade.
 */
final class DerivationTest {

    /** The bytes 255, 254, 253 and so on to 192: a key as long as Keycloak's own. */
    private static final CodeKey LONG_KEY = new CodeKey("key-1", Samples.bytesFrom(255, -1, 64));
    private static final CodeBinding BEYOND_ASCII = new CodeBinding(new CodePlace("login", "wurzel-\u00e4.\u00df"),
            "r\u00e9alm", "\u30b9\u30c6\u30c3\u30d7", "\u0438\u0432\u0430\u043d", "\ud83d\udd11",
            "j\u00f6rg@m\u00fcller.example");
    private static final CodeBinding EMPTY = new CodeBinding(new CodePlace("", ""), "", "", "", "", "");

    @ParameterizedTest
    @CsvSource({
        "AAECAwQFBgcICQoLDA0ODw, DIGITS, 8, 97877735",
        "4XJoY1CuN2BPTA0TRv2yyQ, DIGITS, 8, 00000431",
        "EBESExQVFhcYGRobHB0eHw, LETTERS_AND_DIGITS, 6, N3SFD8"})
    void codesOfAliceAreThese(String nonce, CodeAlphabet alphabet, int length, String code) {
        assertThat(code(nonce, alphabet, length, Samples.BINDING, Samples.KEY)).isEqualTo(code);
    }

    @Test
    void codeOfTwelveDigitsUnderALongKeyIsThis() {
        assertThat(code("ICEiIyQlJicoKSorLC0uLw", CodeAlphabet.DIGITS, 12, Samples.BINDING, LONG_KEY))
                .isEqualTo("469743484191");
    }

    @ParameterizedTest
    @CsvSource({"_____________________w, 12, 84XNS5H7SDMB", "VbqMOvyKWT_2JNvSOJJG9w, 8, 222YENE4"})
    void codesOfFieldsBeyondAsciiAreThese(String nonce, int length, String code) {
        assertThat(code(nonce, CodeAlphabet.LETTERS_AND_DIGITS, length, BEYOND_ASCII, LONG_KEY)).isEqualTo(code);
    }

    @Test
    void codeOfAnApplicationWithAPurposeIsThis() {
        CodeBinding payment = new CodeBinding(CodePlace.api("q7f0mJ2mS4u0wVvJtq1x3A"), "realm-1",
                "one-time-code-api@one-time-code-api", "user-1", "client-1", "alice@example.com", "49.90 EUR to ACME");
        assertThat(code("AAECAwQFBgcICQoLDA0ODw", CodeAlphabet.DIGITS, 8, payment, Samples.KEY)).isEqualTo("88472791");
    }

    @Test
    void codeOfEmptyFieldsIsThis() {
        assertThat(code("AAAAAAAAAAAAAAAAAAAAAA", CodeAlphabet.DIGITS, 6, EMPTY, Samples.KEY)).isEqualTo("645774");
    }

    @Test
    void leadingZerosSurviveFromDerivationToConfirmation() {
        CodeChallenge challenge = Samples.challenge(new Nonce("4XJoY1CuN2BPTA0TRv2yyQ"), CodeAlphabet.DIGITS, 8,
                Samples.EXPIRY);
        OneTimeCodes codes = Samples.codesAt(Samples.NOON);
        assertThat(codes.confirm(challenge, Samples.BINDING, Samples.KEY, TypedCode.of("0000 0431").readFor(challenge)))
                .isEqualTo(Confirmation.ACCEPTED);
        assertThat(codes.confirm(challenge, Samples.BINDING, Samples.KEY, TypedCode.of("431").readFor(challenge)))
                .isEqualTo(Confirmation.OTHER_LENGTH);
    }

    @Test
    void digestsOfBindingsAreThese() {
        assertThat(Derivation.boundTo(new Nonce("AAECAwQFBgcICQoLDA0ODw"), Samples.BINDING))
                .isEqualTo("swHmvvZulGZmIziXen3VXA");
        assertThat(Derivation.boundTo(new Nonce("_____________________w"), BEYOND_ASCII))
                .isEqualTo("r5fyiYn70xyijdOY7wrqhQ");
        assertThat(Derivation.boundTo(new Nonce("AAAAAAAAAAAAAAAAAAAAAA"), EMPTY))
                .isEqualTo("GhtfiDcZPFXJYgMnnpmH2A");
    }

    @ParameterizedTest
    @CsvSource({"AAECAwQFBgcICQoLDA0ODw, XXJ", "EBESExQVFhcYGRobHB0eHw, JWK", "ICEiIyQlJicoKSorLC0uLw, HRS",
            "_____________________w, MKX", "AAAAAAAAAAAAAAAAAAAAAA, CHD", "4XJoY1CuN2BPTA0TRv2yyQ, CCW"})
    void referencesAreThese(String nonce, String reference) {
        assertThat(Samples.challenge(new Nonce(nonce), CodeAlphabet.DIGITS, 8, Samples.EXPIRY).reference())
                .isEqualTo(reference);
    }

    private static String code(String nonce, CodeAlphabet alphabet, int length, CodeBinding binding, CodeKey key) {
        CodeChallenge challenge = Samples.challenge(new Nonce(nonce), alphabet, length,
                Samples.NOON.plus(Duration.ofMinutes(5)));
        return Samples.codesAt(Samples.NOON).code(challenge, binding, key).clear();
    }
}
