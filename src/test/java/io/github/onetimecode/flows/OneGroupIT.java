package io.github.onetimecode.flows;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.documents.Recipe;
import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The recipe for one group: its members are asked for a mailed code, all others for what they have set up. */
@ServerTest
class OneGroupIT {

    private static final String ROLE = "/roles/" + Recipe.ROLE;

    private Server server;
    private TestRealm realm;
    private String group;

    @BeforeEach
    void follow(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        realm.post("/roles", Admin.object().put("name", Recipe.ROLE));
        group = realm.post("/groups", Admin.object().put("name", "office"));
        realm.post("/groups/" + group + "/role-mappings/realm", List.of(realm.get(ROLE)));
        Recipe.ONE_GROUP.follow(realm);
        realm.flows().bindBrowser(Recipe.ONE_GROUP.alias());
    }

    private Person member(Person person) {
        realm.put("/users/" + person.id() + "/groups/" + group, Map.of());
        return person;
    }

    @Test
    void membersAreAskedForAMailedCode() {
        Person member = member(Person.in(server, realm));

        assertThat(member.signIn().asksForCode()).as(member.page().toString()).isTrue();
        assertThat(member.enter(member.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void membersAreNotAskedForTheirAppAsWell() {
        Person member = member(Person.in(server, realm, Enrolling::withApp));

        assertThat(member.signIn().asksForCode()).as(member.page().toString()).isTrue();
        assertThat(member.enter(member.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void membersWithoutAVerifiedAddressAreRefused() {
        Person member = member(Person.in(server, realm, user -> user.put("emailVerified", false)));

        Page page = member.signIn();

        assertThat(page.message()).contains("your e-mail address has not been verified");
        assertThat(member.sessions()).isZero();
    }

    @Test
    void allOthersLogInAsBefore() {
        Person person = Person.in(server, realm);
        assertThat(person.signIn().loggedIn()).as(person.page().toString()).isTrue();
        assertThat(person.mails()).isZero();

        Person withApp = Person.in(server, realm, Enrolling::withApp);
        assertThat(withApp.signIn().asksForTotp()).as(withApp.page().toString()).isTrue();
        assertThat(withApp.browser().submitTotp(BobsApp.code()).loggedIn()).isTrue();
        assertThat(withApp.mails()).isZero();
    }

    @Test
    void groupBelowTheOneWithTheRoleHasItAsWell() {
        Person member = Person.in(server, realm);
        String below = realm.post("/groups/" + group + "/children", Admin.object().put("name", "desk"));
        realm.put("/users/" + member.id() + "/groups/" + below, Map.of());

        assertThat(member.signIn().asksForCode()).as(member.page().toString()).isTrue();
    }

    /** What the recipe warns of, seen in Keycloak 26.7.4. */
    @Test
    void roleOfAnotherNameSwitchesBothFactorsOff() {
        Person member = member(Person.in(server, realm, Enrolling::withApp));
        JsonNode role = realm.get(ROLE);
        realm.put(ROLE, ((ObjectNode) role).put("name", "renamed"));

        assertThat(member.signIn().loggedIn()).as(member.page().toString()).isTrue();
        assertThat(server.log()).contains("Invalid role name submitted: " + Recipe.ROLE);
    }
}
