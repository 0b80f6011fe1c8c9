package io.github.onetimecode.orders;

import java.io.IOException;
import java.util.Optional;

import org.keycloak.util.JsonSerialization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.github.onetimecode.core.Purpose;

/** An order as JSON. Its keys are short and never change, as those of a challenge ({@code ChallengeJson}). */
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderJson(@JsonProperty("i") String id, @JsonProperty("a") String askerId, @JsonProperty("c") String clientId,
                 @JsonProperty("u") String userId, @JsonProperty("s") String standIn, @JsonProperty("p") String purpose,
                 @JsonProperty("r") boolean returned, @JsonProperty("f") String fingerprint) {

    public static String write(CodeOrder order) {
        try {
            return JsonSerialization.writeValueAsString(new OrderJson(order.id(), order.askerId(), order.clientId(),
                    order.userId().orElse(null), order.standIn().orElse(null), order.purpose().text(),
                    order.returned(), order.fingerprint()));
        } catch (IOException e) {
            throw new IllegalStateException("an order is always JSON", e);
        }
    }

    /** @throws IOException if the text is not JSON, or other JSON */
    public static CodeOrder read(String json) throws IOException {
        OrderJson read = JsonSerialization.readValue(json, OrderJson.class);
        return new CodeOrder(read.id, read.askerId, read.clientId, Optional.ofNullable(read.userId),
                Optional.ofNullable(read.standIn), new Purpose(read.purpose), read.returned, read.fingerprint);
    }
}
