package io.github.onetimecode.browser;

import java.net.URI;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.FreePorts;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Mailbox;
import io.github.onetimecode.server.SampleProcess;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

/** Everybody of the demo realm signs in to the sample application, or is refused, and ends on its page. */
@ServerTest
@BrowserTest
class SampleSignInIT {

    private static TestRealm realm;
    private static SampleProcess sample;

    private final DemoJourneys journeys;

    SampleSignInIT(Mailbox mailbox, Browsing browsing) {
        journeys = new DemoJourneys(sample.address(), browsing,
                address -> mailbox.mails(address).stream().map(Mail::code).toList());
    }

    @BeforeAll
    static void startSample(Server server, Admin admin) {
        int port = FreePorts.any();
        realm = admin.copyOfDemo("sample-sign-in", export -> {
            for (JsonNode client : export.path("clients")) {
                if (client.has("baseUrl")) {
                    ((ObjectNode) client).put("baseUrl", "http://localhost:" + port + "/");
                }
            }
        });
        sample = SampleProcess.start(port, URI.create(server.baseUrl() + "/realms/" + realm.name()));
    }

    @AfterAll
    static void endSample() {
        sample.close();
        realm.close();
    }

    @Test
    void answerThatTheBrowserHasNotAskedForSignsNobodyIn() {
        journeys.somebodyElsesAnswerSignsNobodyIn();
    }

    @Test
    void aliceSignsInByBothFlowsLooksAtHerAccountAndSignsOut() {
        journeys.aliceSignsInByBothFlowsLooksAtHerAccountAndSignsOut();
    }

    @Test
    void bobSignsInByHisAppAndThenByMail() {
        journeys.bobSignsInByHisAppAndThenByMail();
    }

    @Test
    void carolIsRefusedAndTheApplicationSaysSoThenSheSetsUpACodeOfHerOwn() {
        journeys.carolIsRefusedAndTheApplicationSaysSo();
        journeys.carolSetsUpACodeOfHerOwn();
    }
}
