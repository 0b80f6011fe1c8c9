package io.github.onetimecode.challenge;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.keycloak.util.JsonSerialization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Nonce;
import io.github.onetimecode.mail.Delivery;

/**
 * A kept challenge as JSON. Names are short since it travels between the nodes; they are never given another meaning,
 * or codes under way during an upgrade would be lost. What a later version adds is ignored, for the same reason.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChallengeJson(@JsonProperty("n") String nonce, @JsonProperty("k") String keyId,
                     @JsonProperty("a") CodeAlphabet alphabet, @JsonProperty("l") int length,
                     @JsonProperty("i") long issuedAtMillis, @JsonProperty("e") long expiresAtMillis,
                     @JsonProperty("b") String boundTo, @JsonProperty("s") String series,
                     @JsonProperty("d") Delivery delivery, @JsonProperty("t") long mailedAtMillis,
                     @JsonProperty("m") long nextMailAtMillis) {

    public ChallengeJson {
        if (Stream.of(nonce, keyId, alphabet, boundTo, series, delivery).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a part of the challenge is missing");
        }
    }

    public static String write(KeptChallenge kept) {
        CodeChallenge challenge = kept.challenge();
        try {
            return JsonSerialization.writeValueAsString(new ChallengeJson(challenge.nonce().text(), challenge.keyId(),
                    challenge.alphabet(), challenge.length(), challenge.issuedAt().toEpochMilli(),
                    challenge.expiresAt().toEpochMilli(), challenge.boundTo(), kept.series(), kept.delivery(),
                    kept.mailedAt().toEpochMilli(), kept.nextMailAt().toEpochMilli()));
        } catch (IOException e) {
            throw new IllegalStateException("a challenge is always JSON", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException              if it is no JSON, or other JSON
     * @throws IllegalArgumentException if there never was such a challenge
     */
    public static KeptChallenge read(String json) throws IOException {
        return JsonSerialization.readValue(json, ChallengeJson.class).toKept();
    }

    private KeptChallenge toKept() {
        CodeChallenge challenge = new CodeChallenge(new Nonce(nonce), keyId, alphabet, length,
                Instant.ofEpochMilli(issuedAtMillis), Instant.ofEpochMilli(expiresAtMillis), boundTo);
        return new KeptChallenge(challenge, series, delivery, Instant.ofEpochMilli(mailedAtMillis),
                Instant.ofEpochMilli(nextMailAtMillis));
    }
}
