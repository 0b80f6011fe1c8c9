package io.github.onetimecode.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Reads the body of a request: a single JSON object of limited size. */
public final class JsonBody {

    static final int MOST_BYTES = 65_536;

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String CHARSET = MediaType.CHARSET_PARAMETER;

    private JsonBody() {
    }

    /** @throws ProblemException if the body has another content type, is too long, or is not a JSON object */
    public static Fields read(HttpHeaders headers, InputStream body) throws ProblemException {
        requireJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        // If the announced length is too long, the body is not read at all.
        if (headers.getLength() > MOST_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        return parse(bytes(body));
    }

    private static void requireJson(String contentType) throws ProblemException {
        MediaType type = contentType == null ? MediaType.WILDCARD_TYPE : MediaType.valueOf(contentType);
        String charset = type.getParameters().getOrDefault(CHARSET, StandardCharsets.UTF_8.name());
        if (!type.getType().equalsIgnoreCase("application") || !type.getSubtype().equalsIgnoreCase("json")
                || !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static byte[] bytes(InputStream body) throws ProblemException {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(ProblemType.TOO_LARGE);
            }
            return bytes;
        } catch (IOException e) {
            // The connection broke, so the sender is unlikely to read the answer.
            throw new ProblemException(ProblemType.BAD_REQUEST);
        }
    }

    private static Fields parse(byte[] bytes) throws ProblemException {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            JsonNode json = STRICT.readTree(text.toString());
            if (json.isObject()) {
                return new Fields(json);
            }
        } catch (IOException e) {
            // Not UTF-8 or not JSON. Jackson's message is dropped, since it may quote what the user typed.
            throw new ProblemException(ProblemType.BAD_REQUEST);
        }
        throw new ProblemException(ProblemType.BAD_REQUEST);
    }
}
