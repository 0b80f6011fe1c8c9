package io.github.onetimecode.approver;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The code goes to somebody else, and whoever asked is the one who is logged in. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovedLoginIT {

    private final TestRealm realm;
    private final Approval approval;

    ApprovedLoginIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.approval = new Approval(server, realm);
    }

    @AfterEach
    void putBack() {
        approval.sendTo(Approval.OF_MANAGER);
    }

    @Test
    void managerGetsTheCodeAndTheAskerIsLoggedIn() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());

        assertThat(asker.signIn().asksForCode()).isTrue();
        assertThat(asker.mails()).isZero();
        assertThat(manager.mails()).isOne();
        assertThat(asker.enter(manager.mail().code()).loggedIn()).isTrue();

        assertThat(asker.browser().userName()).isEqualTo(asker.name());
        assertThat(asker.sessions()).isOne();
        assertThat(manager.sessions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "address", "id"})
    void approverMayBeNamedBy(String what) {
        Person boss = approval.person();
        approval.sendTo(switch (what) {
            case "name" -> boss.name();
            case "address" -> boss.address();
            default -> boss.id();
        });
        Person asker = approval.person();

        assertThat(asker.signIn().asksForCode()).as(asker.page().toString()).isTrue();
        assertThat(asker.enter(boss.mail().code()).loggedIn()).isTrue();
        assertThat(asker.browser().userName()).isEqualTo(asker.name());
        assertThat(asker.mails()).isZero();
    }

    @Test
    void idMeansItsUserWhoeverElseHasItAsAName() {
        Person boss = approval.person();
        Person namesake = approval.person(user -> user.put("username", boss.id()));
        Person asker = approval.managedBy(boss.id());

        assertThat(asker.signIn().asksForCode()).as(asker.page().toString()).isTrue();
        assertThat(asker.enter(boss.mail().code()).loggedIn()).isTrue();
        assertThat(namesake.mails()).isZero();
    }

    @Test
    void placeholderMayBePartOfTheName() {
        Person asker = approval.person();
        String boss = asker.name() + "-boss";
        approval.person(user -> user.put("username", boss).put("email", boss + "@example.com"));
        approval.sendTo("${user.username}-boss");

        assertThat(asker.signIn().asksForCode()).as(asker.page().toString()).isTrue();
        assertThat(realm.mailbox().count(boss + "@example.com")).isOne();
    }

    @Test
    void pageTellsThatTheApproverHasItAndShowsNoAddress() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());

        Page page = asker.signIn();

        assertThat(page.text()).contains("A code is being sent to the person who approves your sign-in.",
                "The code is for the application \"Demo\".", "begins with " + manager.mail().subject().substring(0, 3));
        assertThat(asker.browser().reload().text()).contains("The code has been sent to the person who approves");
        assertThat(page.html().outerHtml()).doesNotContain("***", manager.address(), manager.name(), manager.id());
    }

    @Test
    void eventsNameBoth() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();
        asker.enter(Person.wrong(manager.mail().code()));
        asker.enter(manager.mail().code());

        for (String type : new String[] {"SEND_VERIFY_EMAIL", "LOGIN_ERROR", "LOGIN"}) {
            JsonNode event = approval.event(asker, type);
            assertThat(event.path("details").path("one_time_code_user").asText()).as(type).isEqualTo(manager.id());
            assertThat(event.toString()).doesNotContain(manager.address(), asker.address());
        }
    }

    @Test
    void rightCodeVerifiesNobodysAddress() {
        approval.sendTo(Approval.OF_MANAGER, "marksEmailVerified", "true");
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        realm.users().change(asker.name(), user -> user.put("emailVerified", false));
        asker.signIn();

        assertThat(asker.enter(manager.mail().code()).loggedIn()).isTrue();

        assertThat(realm.users().get(asker.name()).path("emailVerified").asBoolean()).isFalse();
    }
}
