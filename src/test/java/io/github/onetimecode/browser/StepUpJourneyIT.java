package io.github.onetimecode.browser;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An application lets somebody in by the password, and asks for more when it matters. */
@ServerTest
@BrowserTest
class StepUpJourneyIT {

    private static final String CLIENT = "bank";

    @Test
    void applicationAsksForTheHigherLevelAndThePersonEntersACodeAlone(Server server, TestRealm realm,
            Browsing browsing) {
        Recipe.STEP_UP.follow(realm);
        realm.addClient(CLIENT, client -> client.put("name", "Bank").putObject("attributes")
                .put("acr.loa.map", "{\"silver\":1,\"gold\":2}"));
        realm.flows().bindBrowser(CLIENT, Recipe.STEP_UP.alias());
        // Else Keycloak 26.7 would take the user for locked until it has written the first login down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Person person = Person.in(server, realm);
        LoginWindow window = browsing.window().open(server, realm, CLIENT).password(person.name());
        assertThat(window.signedInAs()).isEqualTo(person.name());
        assertThat(person.mails()).isZero();

        window.open(server, realm, CLIENT, "acr_values=gold");
        assertThat(window.field()).isFocused();
        assertThat(window.text("The code is for the application \"Bank\".")).isVisible();
        assertThat(window.text("@e***e.com")).isVisible();
        assertThat(window.delivery()).hasAttribute("data-state", "sent");
        Pictures.look(window.page(), "step-up.png");
        window.confirm(person.mail().code());

        assertThat(window.signedInAs()).isEqualTo(person.name());
        window.open(server, realm, CLIENT, "acr_values=gold");
        assertThat(window.signedInAs()).isEqualTo(person.name());
        assertThat(person.mails()).isOne();
    }
}
