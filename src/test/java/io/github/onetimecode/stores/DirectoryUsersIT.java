package io.github.onetimecode.stores;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Users whom an LDAP server keeps, which Keycloak may read and not write. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryUsersIT {

    private static final String MARKING = """
            ALTERNATIVE forms:
              REQUIRED auth-username-password-form
              REQUIRED one-time-code-issue {verifiedEmailOnly=false; marksEmailVerified=true}
              REQUIRED one-time-code-confirm
            """;

    private final Directory directory = Directory.start();
    private Server server;
    private TestRealm realm;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
    }

    @AfterAll
    void stop() {
        directory.close();
    }

    private Person person(String imported, String trusted) {
        directory.bind(realm, Map.of("importEnabled", imported, "trustEmail", trusted));
        Person person = Person.newTo(server, realm);
        directory.add(person.name());
        return person;
    }

    private boolean verified(Person person) {
        return realm.users().get(person.name()).path("emailVerified").asBoolean();
    }

    private List<String> warnings(Person person) {
        String id = person.id();
        return server.log().lines().filter(line -> line.contains("[one-time-code.") && line.contains(" WARN ")
                && line.contains(id)).toList();
    }

    @Test
    void rightCodeLetsInWhereTheAddressCannotBeMarked() {
        Person person = person("false", "false");
        realm.flows().define("marking", MARKING);
        realm.flows().bindBrowser("marking");

        assertThat(person.signIn().asksForCode()).as(person.page().toString()).isTrue();
        Page end = person.enter(person.mail().code());

        assertThat(end.loggedIn()).as(end.toString()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        realm.events().await("LOGIN");
        assertThat(realm.events().of("VERIFY_EMAIL")).isEmpty();
        assertThat(verified(person)).isFalse();
        assertThat(warnings(person)).singleElement().asString().contains("emailVerified");
        person.assertFailures(0);
    }

    /** Keycloak has a row of its own for whom it has imported: that one it may write. */
    @Test
    void rightCodeMarksTheAddressOfAnImportedUser() {
        Person person = person("true", "false");
        realm.flows().define("marking", MARKING);
        realm.flows().bindBrowser("marking");

        person.signIn();
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();

        assertThat(verified(person)).isTrue();
        assertThat(warnings(person)).isEmpty();
    }

    /** Where the provider is trusted, nothing has to be marked, and the usual settings do. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void trustedAddressesGetCodes(String imported) {
        Person person = person(imported, "true");

        person.signIn();

        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();
        assertThat(warnings(person)).isEmpty();
    }

    /** Keycloak keeps the credential itself. What it can't write is the flag. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void peopleEnrolAndLogInByTheCredential(String imported) {
        Person person = person(imported, "false");
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.configure(Map.of("verifiedEmailOnly", "false", "marksEmailVerified", "true"));
        enrolling.flow("enrolled", """
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                  REQUIRED one-time-code-enrolled {verifiedEmailOnly=false}
                """);

        Page asked = person.signIn(LoginBrowser.CLIENT, "kc_action=" + Enrolling.ACTION);
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        Page end = person.enter(person.mail().code());
        assertThat(end.loggedIn()).as(end.toString()).isTrue();
        assertThat(end.parameter("kc_action_status")).hasValue("success");
        assertThat(enrolling.credentials(person)).hasSize(1);
        assertThat(verified(person)).isEqualTo(Boolean.parseBoolean(imported));

        Person again = person.elsewhere();
        Page later = Enrolling.afterLogin(() -> again.signIn("enrolled"));
        assertThat(later.asksForCode()).as(later.toString()).isTrue();
        assertThat(again.enter(again.mail(2).code()).loggedIn()).as(again.page().toString()).isTrue();
    }
}
