package io.github.onetimecode.orders;

import java.io.IOException;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.Purpose;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An order as it is written today and with one field more, as a later version may write it: in an update of a cluster
 * the older nodes read what the newer ones have written.
 */
final class LaterOrderTest {

    private static final String ORDER = "{\"i\":\"id\",\"a\":\"asker\",\"c\":\"client\",\"u\":\"user\","
            + "\"p\":\"Pay 5 euros\",\"r\":false,\"f\":\"print\"}";

    private static final CodeOrder PLACED = new CodeOrder("id", "asker", "client", Optional.of("user"),
            Optional.empty(), new Purpose("Pay 5 euros"), false, "print");

    @Test
    void orderOfALaterVersionIsReadByThisOne() throws IOException {
        assertThat(OrderJson.write(PLACED)).isEqualTo(ORDER);
        assertThat(OrderJson.read(ORDER)).isEqualTo(PLACED);
        assertThat(OrderJson.read(withOneFieldMore(ORDER))).isEqualTo(PLACED);
    }

    private static String withOneFieldMore(String json) {
        return json.replaceFirst("\\}$", ",\"later\":{\"v\":[1,null]}}");
    }
}
