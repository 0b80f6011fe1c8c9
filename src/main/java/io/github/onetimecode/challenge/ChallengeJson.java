package io.github.onetimecode.challenge;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;

import org.keycloak.util.JsonSerialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Nonce;
import io.github.onetimecode.mail.Delivery;

/**
 * A stored challenge as JSON. The keys are short because the nodes exchange them. A key never changes its meaning, or
 * pending codes would be lost in an upgrade. For the same reason, keys of later versions are ignored.
 *
 * <p>Each login writes it once and reads it several times, so it is read and written by hand, without data binding.
 */
public final class ChallengeJson {

    private static final JsonFactory JSON = JsonSerialization.mapper.getFactory();
    private static final int USUAL_LENGTH = 256;

    private static final String NONCE = "n";
    private static final String KEY_ID = "k";
    private static final String ALPHABET = "a";
    private static final String LENGTH = "l";
    private static final String ISSUED_AT_MILLIS = "i";
    private static final String EXPIRES_AT_MILLIS = "e";
    private static final String BOUND_TO = "b";
    private static final String SERIES = "s";
    private static final String DELIVERY = "d";
    private static final String MAILED_AT_MILLIS = "t";
    private static final String NEXT_MAIL_AT_MILLIS = "m";

    private String nonce;
    private String keyId;
    private String alphabet;
    private int length;
    private Instant issuedAt = Instant.EPOCH;
    private Instant expiresAt = Instant.EPOCH;
    private String boundTo;
    private String series;
    private String delivery;
    private Instant mailedAt = Instant.EPOCH;
    private Instant nextMailAt = Instant.EPOCH;

    private ChallengeJson() {
    }

    public static String write(StoredChallenge stored) {
        CodeChallenge challenge = stored.challenge();
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(NONCE, challenge.nonce().text());
            json.writeStringField(KEY_ID, challenge.keyId());
            json.writeStringField(ALPHABET, challenge.alphabet().name());
            json.writeNumberField(LENGTH, challenge.length());
            json.writeNumberField(ISSUED_AT_MILLIS, challenge.issuedAt().toEpochMilli());
            json.writeNumberField(EXPIRES_AT_MILLIS, challenge.expiresAt().toEpochMilli());
            json.writeStringField(BOUND_TO, challenge.boundTo());
            json.writeStringField(SERIES, stored.series());
            json.writeStringField(DELIVERY, stored.delivery().name());
            json.writeNumberField(MAILED_AT_MILLIS, stored.mailedAt().toEpochMilli());
            json.writeNumberField(NEXT_MAIL_AT_MILLIS, stored.nextMailAt().toEpochMilli());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a challenge is always JSON", e);
        }
        return text.toString();
    }

    /**
     * @throws IOException              if the text is not JSON, or other JSON
     * @throws IllegalArgumentException if there is no text, a part is missing, or such a challenge cannot have been
     *                                  issued
     */
    public static StoredChallenge read(String json) throws IOException {
        if (json == null) {
            throw new IllegalArgumentException("the challenge is missing");
        }
        ChallengeJson read = new ChallengeJson();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "a challenge is an object");
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                // Null is the same as a missing key.
                if (parser.nextToken() != JsonToken.VALUE_NULL) {
                    read.take(key, parser);
                }
                // What an unknown key contains.
                parser.skipChildren();
            }
        }
        return read.toStoredChallenge();
    }

    private void take(String key, JsonParser value) throws IOException {
        switch (key) {
            case NONCE -> nonce = value.getValueAsString();
            case KEY_ID -> keyId = value.getValueAsString();
            case ALPHABET -> alphabet = value.getValueAsString();
            case LENGTH -> length = value.getIntValue();
            case ISSUED_AT_MILLIS -> issuedAt = Instant.ofEpochMilli(value.getLongValue());
            case EXPIRES_AT_MILLIS -> expiresAt = Instant.ofEpochMilli(value.getLongValue());
            case BOUND_TO -> boundTo = value.getValueAsString();
            case SERIES -> series = value.getValueAsString();
            case DELIVERY -> delivery = value.getValueAsString();
            case MAILED_AT_MILLIS -> mailedAt = Instant.ofEpochMilli(value.getLongValue());
            case NEXT_MAIL_AT_MILLIS -> nextMailAt = Instant.ofEpochMilli(value.getLongValue());
            default -> {
                // A later version wrote it.
            }
        }
    }

    private StoredChallenge toStoredChallenge() {
        if (nonce == null || keyId == null || alphabet == null || boundTo == null || series == null
                || delivery == null) {
            throw new IllegalArgumentException("a part of the challenge is missing");
        }
        CodeChallenge challenge = new CodeChallenge(new Nonce(nonce), keyId, CodeAlphabet.valueOf(alphabet), length,
                issuedAt, expiresAt, boundTo);
        return new StoredChallenge(challenge, series, Delivery.valueOf(delivery), mailedAt, nextMailAt);
    }
}
