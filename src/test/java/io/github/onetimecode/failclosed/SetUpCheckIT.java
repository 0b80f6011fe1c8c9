package io.github.onetimecode.failclosed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A step that Keycloak never runs cannot refuse: a server that starts with such a flow warns of it. */
@ServerTest
class SetUpCheckIT {

    private static final String NEVER_RUN = "io.github.onetimecode.failclosed.CheckedFlows#neverRun";
    private static final String REFUSING = "io.github.onetimecode.failclosed.CheckedFlows#refusing";
    private static final String CORRECT = "io.github.onetimecode.failclosed.CheckedFlows#correct";

    private static final String FOR_ALL = "api-for-all";

    private static KeycloakServer restarted;

    @BeforeAll
    static void startAServerWithAllOfThem(TestRealm realm) throws IOException {
        Stream.of(CheckedFlows.neverRun(), CheckedFlows.refusing(), CheckedFlows.correct())
                .flatMap(flows -> flows).map(Arguments::get)
                .forEach(flow -> realm.flows().define((String) flow[0], CheckedFlows.PASSWORD + flow[1]));
        realm.flows().define("reset", "REQUIRED reset-credentials-choose-user\nREQUIRED one-time-code-enrolled");
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("emailTheme", "mail-broken-words"));
        ObjectNode export = (ObjectNode) new ObjectMapper().readTree(realm.admin().send("POST", "/" + realm.name()
                + "/partial-export?exportClients=true", Map.of()).body());
        // Its keys are masked, so the other server makes its own.
        export.remove(List.of("components", "id"));
        export.withObject("attributes").remove("one-time-code-api");
        ObjectNode texts = export.putObject("localizationTexts");
        texts.putObject("de").put("oneTimeCodeMailCode", "Hier ist's: {0}");
        texts.putObject("fr").put("oneTimeCodeMinutesLeft", "{0");
        texts.putObject("en").put("oneTimeCodeMailNever", "Nobody of ours asks you for this code.");
        restarted = KeycloakServer.plan().name("set-up-check").realm(export.toString()).realm(apiForAll().toString())
                .start();
    }

    /** A realm in which everybody may have codes mailed. */
    private static ObjectNode apiForAll() throws IOException {
        ObjectNode realm = (ObjectNode) new ObjectMapper().readTree(
                ProjectFiles.base().resolve("docs/one-time-code-api.json").toFile());
        realm.put("realm", FOR_ALL).put("enabled", true).remove("ifResourceExists");
        realm.withObject("attributes").put("one-time-code-api", "true");
        realm.withObject("defaultRole").put("name", "default-roles");
        realm.withObject("roles").withArray("realm").addObject().put("name", "default-roles").withObject("composites")
                .withObject("client").putArray("one-time-code-api").add("issue");
        return realm;
    }

    @AfterAll
    static void stop() {
        if (restarted != null) {
            restarted.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({NEVER_RUN, REFUSING})
    void wrongFlowIsWarnedOf(String flow, String steps, String step, String reason, TestRealm realm) {
        awaitWarnings();

        assertThat(warnings()).filteredOn(line -> line.contains("flow '" + flow + "'")).isNotEmpty()
                .allMatch(line -> line.contains("Realm '" + realm.name() + "'"))
                .allMatch(line -> line.contains(" WARN "))
                .anyMatch(line -> line.contains("step " + step) && line.contains(reason));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(CORRECT)
    void correctFlowIsNotWarnedOf(String flow, String steps) {
        awaitWarnings();

        assertThat(warnings()).noneMatch(line -> line.contains("flow '" + flow + "'"));
    }

    @Test
    void resetThatTellsWhoHasNotEnrolledIsWarnedOf() {
        awaitWarnings();

        assertThat(warnings()).anyMatch(line -> line.contains("flow 'reset', step one-time-code-enrolled")
                && line.contains("in a flow that resets passwords it shows everybody which users have not enrolled"));
    }

    @Test
    void apiThatIsHalfSetUpIsWarnedOf(TestRealm realm) {
        awaitWarnings();
        Awaitility.await("the check of the API")
                .until(() -> !ofApi(realm.name()).isEmpty() && !ofApi(FOR_ALL).isEmpty());

        assertThat(ofApi(realm.name())).singleElement().asString()
                .contains("the realm's attribute one-time-code-api is not 'true'");
        assertThat(ofApi(FOR_ALL)).singleElement().asString().contains("the role issue", "default role");
        assertThat(ofApi("one-time-code")).isEmpty();
    }

    private static List<String> ofApi(String realm) {
        return OurLog.records(restarted).filter(record -> record.contains(" WARN  [one-time-code.api]")
                && record.contains("Realm '" + realm + "'")).toList();
    }

    @Test
    void textThatLostItsSenseIsNamedWithItsLanguageAndWhoseItIs(TestRealm realm) {
        awaitWarnings();

        List<String> texts = warnings().stream().filter(line -> line.contains("text '")).toList();
        assertThat(texts).allMatch(line -> line.contains("Realm '" + realm.name() + "': ") && line.contains(" WARN "))
                .anyMatch(line -> line.contains("'oneTimeCodeMailCode' in 'de' of the realm shows a placeholder"))
                .anyMatch(line -> line.contains("'oneTimeCodeMinutesLeft' in 'fr' of the realm cannot be filled in"))
                .anyMatch(line -> line.contains(
                        "'oneTimeCodeMailSubject' in 'en' of the email theme 'mail-broken-words'"))
                .noneMatch(line -> line.contains("oneTimeCodeMailNever"));
    }

    @Test
    void exportedRealmIsNotWarnedOf() {
        awaitWarnings();

        assertThat(warnings()).noneMatch(line -> line.contains("Realm 'one-time-code'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(NEVER_RUN)
    void userIsInWithoutACode(String flow, String steps, String step, String reason, Server server, TestRealm realm) {
        assertThat(afterPassword(flow, server, realm).loggedIn()).isTrue();
        assertThat(realm.mailbox().count(userOf(flow) + "@example.com")).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(CORRECT)
    void userOfACorrectFlowIsAskedForACode(String flow, String steps, Server server, TestRealm realm) {
        assertThat(afterPassword(flow, server, realm).asksForCode()).isTrue();
    }

    private static Page afterPassword(String flow, Server server, TestRealm realm) {
        String client = flow.replace(' ', '-');
        realm.addClient(client, any -> { });
        realm.flows().bindBrowser(client, flow);
        realm.users().add(userOf(flow));
        LoginBrowser browser = new LoginBrowser(server, realm);
        browser.open(client);
        return browser.submitPassword(userOf(flow));
    }

    private static String userOf(String flow) {
        return "user-of-" + flow.replace(' ', '-');
    }

    /** The check runs beside the start, flow by flow: all of these have to be there before one can be missing. */
    private static void awaitWarnings() {
        Awaitility.await("the check").atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(200))
                .until(() -> Stream.concat(CheckedFlows.neverRun(), CheckedFlows.refusing())
                        .map(flow -> "flow '" + flow.get()[0] + "'")
                        .allMatch(flow -> warnings().stream().anyMatch(line -> line.contains(flow)))
                        && warnings().stream().anyMatch(line -> line.contains("'oneTimeCodeMailSubject'")));
    }

    private static List<String> warnings() {
        return OurLog.records(restarted).filter(record -> record.contains("[one-time-code.check]")).toList();
    }
}
