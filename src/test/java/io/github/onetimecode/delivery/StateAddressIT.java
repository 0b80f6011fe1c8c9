package io.github.onetimecode.delivery;

import java.net.URI;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The address that the page's script asks: a word for the browser of the login, nothing for anybody else. */
@ServerTest
class StateAddressIT {

    private final Server server;
    private final TestRealm realm;
    private FakeMailServer mails;
    private Person person;
    private URI address;

    StateAddressIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @BeforeEach
    void begin() {
        mails = FakeMailServer.start(Manners.GOOD).serve(realm).hold(Stage.END_OF_DATA);
        person = ManyLogins.begin(1, server, realm).get(0);
        address = SeenState.addressFor(person.page());
    }

    @AfterEach
    void end() {
        mails.close();
    }

    @Test
    void oneWordTellsTheState() {
        assertWord(person.browser().fetch(address), SeenState.SENDING);

        mails.release();
        SeenState.awaitEnd(person.browser());

        assertWord(person.browser().fetch(address), SeenState.SENT);
    }

    private static void assertWord(HttpResponse<String> response, String word) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(word);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void askingLeavesTheFormAsItIs() {
        mails.release();
        String code = mails.inbox().await(person.address()).code();
        for (int times = 0; times < 5; times++) {
            person.browser().fetch(address);
        }

        assertThat(person.enter(code).loggedIn()).isTrue();

        assertThat(mails.inbox().all()).hasSize(1);
        assertThat(person.browser().fetch(address).statusCode()).as("after the login").isEqualTo(404);
    }

    @Test
    void realmThatTakesNoRequestsTellsNothing() {
        realm.change(settings -> settings.put("enabled", false));
        assertThat(person.browser().fetch(address).statusCode()).as("disabled").isEqualTo(404);
        realm.change(settings -> settings.put("enabled", true).put("sslRequired", "all"));
        assertThat(person.browser().fetch(address).statusCode()).as("without TLS").isEqualTo(403);
        realm.change(settings -> settings.put("sslRequired", "external"));
        assertWord(person.browser().fetch(address), SeenState.SENDING);
    }

    @Test
    void nobodyElseIsTold() {
        String asked = address.toString();
        Person another = ManyLogins.begin(1, server, realm).get(0);

        assertNothing(another.browser(), asked);
        assertNothing(new LoginBrowser(server, realm), asked);
        assertNothing(person.browser(), asked.replaceFirst("tab_id=[^&]*", "tab_id=another"));
        assertNothing(person.browser(), asked.replaceFirst("tab_id=[^&]*", ""));
        assertNothing(person.browser(), asked.replaceFirst("client_id=[^&]*", "client_id=one-of-several"));
        assertNothing(person.browser(), asked.replaceFirst("client_id=[^&]*", "client_id=nobody"));
        assertNothing(person.browser(), asked.replace("/" + realm.name() + "/", "/" + Server.REALM + "/"));
        assertNothing(person.browser(), asked.replaceFirst("\\?.*", ""));
    }

    @Test
    void loginWithoutACodeIsToldNothing() {
        LoginBrowser atPassword = new LoginBrowser(server, realm);
        atPassword.open();

        assertNothing(atPassword, SeenState.addressFor(atPassword.page()).toString());
    }

    private static void assertNothing(LoginBrowser browser, String address) {
        HttpResponse<String> response = browser.fetch(URI.create(address));
        assertThat(response.statusCode()).as(address).isEqualTo(404);
        assertThat(response.body()).doesNotContain(SeenState.SENDING, SeenState.SENT, SeenState.FAILED);
    }
}
