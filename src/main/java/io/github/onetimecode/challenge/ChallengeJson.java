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
 * A stored challenge as JSON. The keys are short because the nodes exchange them. A key never changes its meaning, or
 * pending codes would be lost in an upgrade. For the same reason, keys of later versions are ignored.
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

    public static String write(StoredChallenge stored) {
        CodeChallenge challenge = stored.challenge();
        try {
            return JsonSerialization.writeValueAsString(new ChallengeJson(challenge.nonce().text(), challenge.keyId(),
                    challenge.alphabet(), challenge.length(), challenge.issuedAt().toEpochMilli(),
                    challenge.expiresAt().toEpochMilli(), challenge.boundTo(), stored.series(), stored.delivery(),
                    stored.mailedAt().toEpochMilli(), stored.nextMailAt().toEpochMilli()));
        } catch (IOException e) {
            throw new IllegalStateException("a challenge is always JSON", e);
        }
    }

    /**
     * @throws IOException              if the text is not JSON, or other JSON
     * @throws IllegalArgumentException if such a challenge cannot have been issued
     */
    public static StoredChallenge read(String json) throws IOException {
        return JsonSerialization.readValue(json, ChallengeJson.class).toStoredChallenge();
    }

    private StoredChallenge toStoredChallenge() {
        CodeChallenge challenge = new CodeChallenge(new Nonce(nonce), keyId, alphabet, length,
                Instant.ofEpochMilli(issuedAtMillis), Instant.ofEpochMilli(expiresAtMillis), boundTo);
        return new StoredChallenge(challenge, series, delivery, Instant.ofEpochMilli(mailedAtMillis),
                Instant.ofEpochMilli(nextMailAtMillis));
    }
}
