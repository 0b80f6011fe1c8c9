package io.github.onetimecode.enrolment;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In a flow with levels, whoever has only the password cannot take away or replace the factor of the higher level.
 * Keycloak sees the level of a credential by the reference category of its step (26.7.4, {@code LoAUtil}).
 */
@OnEveryVersion
@ServerTest
final class LevelOfCredentialIT {

    private static final String CLIENT = "levels";

    private Enrolling enrolling;
    private Person person;

    @BeforeEach
    void enrolInARealmWithLevels(Server server, TestRealm realm) {
        enrolling = new Enrolling(server, realm);
        person = enrolling.enrolled();
        enrolling.flow(CLIENT, """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  CONDITIONAL silver:
                    REQUIRED conditional-level-of-authentication {loa-condition-level=1; loa-max-age=36000}
                    REQUIRED auth-username-password-form
                  CONDITIONAL gold:
                    REQUIRED conditional-level-of-authentication {loa-condition-level=2; loa-max-age=300}
                    REQUIRED one of two:
                      ALTERNATIVE auth-otp-form
                      ALTERNATIVE one-time-code-enrolled
                """);
        realm.changeClient(CLIENT, client -> client.withObject("attributes")
                .put("acr.loa.map", "{\"silver\":1,\"gold\":2}"));
        // Keycloak finds the level of a credential in the realm's own flow.
        realm.flows().bindBrowser(CLIENT);
        realm.change(settings -> settings.put("bruteForceProtected", false));
    }

    @Test
    void passwordAloneDoesNotRemoveIt() {
        assertThat(person.signIn(CLIENT, "acr_values=silver").loggedIn()).isTrue();

        assertThat(new AccountConsole(enrolling, person).remove(credential())).isEqualTo(403);

        assertThat(enrolling.credentials(person)).hasSize(1);
    }

    @Test
    void codeRemovesIt() {
        assertThat(person.signIn(CLIENT, "acr_values=gold").asksForCode()).isTrue();
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();

        assertThat(new AccountConsole(enrolling, person).remove(credential())).isEqualTo(204);
    }

    @Test
    void passwordAloneSetsUpNoAppBesideIt() {
        assertThat(person.signIn(CLIENT, "acr_values=silver").loggedIn()).isTrue();

        Page page = person.browser().open(CLIENT, "kc_action=CONFIGURE_TOTP");

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
    }

    private String credential() {
        return enrolling.credentials(person).get(0).path("id").asText();
    }
}
