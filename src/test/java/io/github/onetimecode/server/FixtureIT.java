package io.github.onetimecode.server;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The fixture itself: a server with our jar, its realm, its mails. */
@ServerTest
@AlsoInContainer
class FixtureIT {

    @Test
    void serverOffersOurSteps(Server server) {
        List<String> ids = TestRealm.list(server.realm().get("/authentication/authenticator-providers")).stream()
                .map(provider -> provider.path("id").asText()).toList();

        assertThat(ids).contains("one-time-code-issue", "one-time-code-confirm", "one-time-code");
    }

    @Test
    void jarHoldsNothingButOurClassesAndWhatTheyNeed() throws IOException {
        try (JarFile jar = new JarFile(ProjectFiles.jar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> !name.endsWith("/"))).isNotEmpty()
                    .allMatch(name -> name.matches("(META-INF|theme-resources)/.*"
                            + "|io/github/onetimecode/(core|keycloak|limits|credential|text|mail|challenge|lifecycle"
                            + "|orders|refusal|settings|page|wiring|login|enrolment|api)/.*"));
        }
    }

    @Test
    void importedRealmSendsToTheMailbox(Server server, Mailbox mailbox) {
        JsonNode smtp = server.realm().get("").path("smtpServer");

        assertThat(smtp.path("port").asText()).isEqualTo(String.valueOf(mailbox.port()));
        assertThat(smtp.path("host").asText()).doesNotContain("$");
    }

    @Test
    void importedRealmHasItsOwnKeys(Server server) {
        List<String> algorithms = TestRealm.list(server.realm().get("/keys").path("keys")).stream()
                .map(key -> key.path("algorithm").asText()).toList();

        assertThat(algorithms).contains("HS512", "RS256");
    }

    @Test
    void mailedCodeLogsIn(Server server, TestRealm realm, Mailbox mailbox) {
        realm.users().add("erin");
        LoginBrowser browser = new LoginBrowser(server, realm);

        browser.open();
        assertThat(browser.submitPassword("erin").asksForCode()).isTrue();
        assertThat(browser.submitCode(mailbox.await("erin@example.com").code()).loggedIn()).isTrue();
        assertThat(browser.userName()).isEqualTo("erin");
    }

    @Test
    void passwordAloneLogsInWhereTheFlowSaysSo(Server server, TestRealm realm) {
        realm.users().add("dora");
        realm.flows().define("password only", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                """);
        realm.flows().bindBrowser(LoginBrowser.CLIENT, "password only");
        LoginBrowser browser = new LoginBrowser(server, realm);

        assertThat(browser.open().asksForPassword()).isTrue();
        assertThat(browser.submitPassword("dora", "wrong").fieldError("username")).isNotEmpty();
        assertThat(browser.submitPassword("dora").loggedIn()).isTrue();

        assertThat(browser.userName()).isEqualTo("dora");
        realm.users().assertFailures("dora", 0);
        assertThat(realm.users().sessions("dora")).isOne();
        assertThat(realm.events().await("LOGIN").path("details").path("username").asText()).isEqualTo("dora");
        assertThat(browser.tab().open().loggedIn()).isTrue();
    }

    @Test
    void bobsAppIsKnown(Server server, TestRealm realm) {
        realm.flows().define("password and app", """
                REQUIRED auth-username-password-form
                REQUIRED auth-otp-form
                """);
        realm.flows().bindBrowser("password and app");
        LoginBrowser browser = new LoginBrowser(server, realm);

        browser.open();
        assertThat(browser.submitPassword("bob").asksForTotp()).isTrue();
        assertThat(browser.submitTotp(BobsApp.code()).loggedIn()).isTrue();
    }
}
