package io.github.onetimecode.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The journeys through a demo that runs already, by {@code mvn -Pdemo} or compose. See {@code .ci/run}, which says
 * where: {@code -Dwalk.sample}, address of the sample application; {@code -Dwalk.mails}, see {@link DemoMails}.
 */
@BrowserTest
class DemoWalk {

    private static final URI SAMPLE = URI.create(System.getProperty("walk.sample", "http://localhost:8090/"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DemoJourneys journeys;

    DemoWalk(Browsing browsing) {
        journeys = new DemoJourneys(SAMPLE, browsing, DemoMails.at(System.getProperty("walk.mails"))::codes);
    }

    @BeforeAll
    static void awaitDemo() {
        HttpRequest signIn = HttpRequest.newBuilder(SAMPLE.resolve("/sign-in")).build();
        Awaitility.await("demo").atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).ignoreExceptions().until(() ->
                HttpClient.newHttpClient().send(signIn, HttpResponse.BodyHandlers.discarding()).statusCode() == 302);
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
