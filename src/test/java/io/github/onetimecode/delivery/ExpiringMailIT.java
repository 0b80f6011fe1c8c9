package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail is of no use once its code has expired. */
@FaultyServerTest
class ExpiringMailIT {

    @Test
    void nothingIsTriedOnceTheCodeHasExpired(Server server, TestRealm realm, Faults faults) {
        ManyLogins.issue(realm, Map.of("lifetimeSeconds", "30"));
        try (FakeMailServer mails = FakeMailServer.start(
                Manners.GOOD.answering(Stage.RECIPIENT, "450 not now")).serve(realm)) {
            Person person = ManyLogins.begin(1, server, realm).get(0);
            Awaitility.await().atMost(Duration.ofSeconds(10))
                    .until(() -> mails.traffic().reached(Stage.RECIPIENT) == 1);

            faults.clock(Duration.ofSeconds(31));

            JsonNode event = realm.events().awaitError("email_send_failed");
            assertThat(event.path("userId").asText()).isEqualTo(person.id());
            assertThat(event.path("details").path("one_time_code_tries").asText()).isEqualTo("1");
            assertThat(mails.traffic().reached(Stage.RECIPIENT)).isOne();
            assertThat(faults.won("payment:")).as("payment and refund").hasSize(2);
        }
    }
}
