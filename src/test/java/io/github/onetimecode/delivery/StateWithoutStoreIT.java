package io.github.onetimecode.delivery;

import java.net.http.HttpResponse;

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

/** The state of a mail when the store does not answer: the browser learns that nothing is known, and not why. */
@FaultyServerTest
class StateWithoutStoreIT {

    private static final String WHAT_THE_STORE_SAYS = "told to fail";

    @Test
    void answerSaysNothingOfWhatWentWrong(Server server, TestRealm realm, Faults faults) {
        try (FakeMailServer mails = FakeMailServer.start(Manners.GOOD).serve(realm).hold(Stage.END_OF_DATA)) {
            Person person = ManyLogins.begin(1, server, realm).get(0);
            faults.fail("contains one-time-code:mail-end:");

            HttpResponse<String> answer = person.browser().fetch(SeenState.addressFor(person.page()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("unavailable");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(server.log()).contains(WHAT_THE_STORE_SAYS);

            faults.reset();
            mails.release();
            assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(SeenState.SENT);
        }
    }
}
