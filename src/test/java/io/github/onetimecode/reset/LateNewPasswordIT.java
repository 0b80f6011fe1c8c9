package io.github.onetimecode.reset;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody has entered the right code, and thinks about the new password for longer than the realm waits. */
@FaultyServerTest
class LateNewPasswordIT {

    private static final String TIMED_OUT = "Your login attempt timed out. Login will start from the beginning.";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void loginThatBeginsInItsPlaceLeadsIntoTheApplication(boolean consent, Server server, TestRealm realm,
            Faults faults) {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true)
                .put("accessCodeLifespanUserAction", 60));
        realm.changeClient(LoginBrowser.CLIENT,
                client -> client.put("consentRequired", consent).put("baseUrl", "http://localhost:1/home"));
        Person person = Person.in(server, realm);
        ResetVisit visit = ResetVisit.of(server, realm, person.name());
        visit.enterName();
        visit.enter(person.mail().code());

        faults.clock(Duration.ofSeconds(120));
        Page late = visit.browser().submit(Map.of("password-new", "late", "password-confirm", "late"));

        assertThat(late.text()).as(late.toString()).contains(TIMED_OUT);
        assertThat(late.asksForPassword()).isTrue();
        visit.browser().submitPassword(person.name());
        Page end = visit.browser().submitCode(person.mail(2).code());
        assertThat(person.sessions()).as(end.toString()).isEqualTo(1);
        if (consent) {
            assertThat(end.address().toString()).startsWith("http://localhost:1/home").doesNotContain("code=");
            visit.browser().open();
            visit.browser().submit(Map.of("accept", "Yes"));
        }
        assertThat(visit.browser().userName()).isEqualTo(person.name());
    }
}
