package io.github.onetimecode.approver;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Unless the setting means exactly one other user who may get mails, nobody gets a code. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoApproverIT {

    private final TestRealm realm;
    private final Approval approval;

    NoApproverIT(Server server, TestRealm realm) {
        this.realm = realm;
        this.approval = new Approval(server, realm);
        realm.change("/users/profile", profile -> {
            profile.withArray("attributes").forEach(attribute -> {
                if ("manager".equals(attribute.path("name").asText())) {
                    ((ObjectNode) attribute).put("multivalued", true);
                }
            });
        });
        realm.change(settings -> settings.put("loginWithEmailAllowed", false).put("duplicateEmailsAllowed", true));
    }

    @AfterEach
    void putBack() {
        approval.sendTo(Approval.OF_MANAGER);
    }

    @Test
    void userWithoutTheAttributeIsRefused() {
        approval.assertRefused(approval.person(), "has 0 values of the attribute 'manager'");
    }

    @Test
    void attributeOfTwoValuesIsRefused() {
        Person one = approval.person();
        Person two = approval.person();

        approval.assertRefused(approval.managedBy(one.name(), two.name()), "has 2 values of the attribute 'manager'");
        assertThat(one.mails() + two.mails()).isZero();
    }

    @Test
    void personWhoLogsInIsNoApprover() {
        Person person = approval.person();
        for (String setting : List.of(person.name(), person.address(), person.id(), "${user.id}", "${user.username}")) {
            approval.sendTo(setting);
            approval.assertRefused(person, "setting 'user' names the person who logs in");
        }
    }

    @Test
    void nameOfNobodyIsRefused() {
        approval.assertRefused(approval.managedBy("nobody-at-all"), "setting 'user' names 0 users");
    }

    @Test
    void addressOfTwoUsersIsRefused() {
        Person one = approval.person();
        approval.person(user -> user.put("email", one.address()));

        approval.assertRefused(approval.managedBy(one.address()), "setting 'user' names 2 users");
        assertThat(one.mails()).isZero();
    }

    @Test
    void nameOfOneThatIsTheAddressOfAnotherIsRefused() {
        Person one = approval.person();
        approval.person(user -> user.put("username", one.address()));

        approval.assertRefused(approval.managedBy(one.address()), "setting 'user' names 2 users");
        assertThat(one.mails()).isZero();
    }

    @Test
    void idOfAnApproverWhoIsGoneCannotBeRegisteredAsAName() {
        Person manager = approval.person();
        String gone = manager.id();
        realm.users().remove(manager.name());
        Person claimant = approval.person(user -> user.put("username", gone));

        approval.assertRefused(approval.managedBy(gone), "setting 'user' names 0 users");
        assertThat(claimant.mails()).isZero();
    }

    @Test
    void disabledApproverIsRefused() {
        Person manager = approval.person();
        realm.users().enable(manager.name(), false);

        approval.assertRefused(approval.managedBy(manager.name()), "who is disabled");
        assertThat(manager.mails()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void approverWithoutVerifiedAddressGetsNothing(boolean unverified) {
        Person manager = approval.person(user -> {
            if (unverified) {
                user.put("emailVerified", false);
            } else {
                user.remove("email");
            }
        });

        approval.assertRefused(approval.managedBy(manager.name()), "who has no usable mail address");
        assertThat(manager.mails()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${manager}", "${user.attributes.manager", "${client.name}", "${user.}"})
    void unknownPlaceholderIsRefused(String setting) {
        Person manager = approval.person();
        approval.sendTo(setting);

        approval.assertRefused(approval.managedBy(manager.name()), "has a placeholder that is not ${user...}");
        assertThat(manager.mails()).isZero();
    }

    @Test
    void wildcardMeansNobody() {
        approval.assertRefused(approval.managedBy("person-*"), "setting 'user' names 0 users");
    }
}
