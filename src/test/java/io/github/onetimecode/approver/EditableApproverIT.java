package io.github.onetimecode.approver;

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

/** Whoever could choose the approver could be it: what users may edit is never taken. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditableApproverIT {

    private final Approval approval;

    EditableApproverIT(Server server, TestRealm realm) {
        this.approval = new Approval(server, realm);
        realm.attribute("deputy", true);
        realm.change("/users/profile", profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
    }

    @AfterEach
    void putBack() {
        approval.sendTo(Approval.OF_MANAGER);
    }

    @Test
    void attributeThatUsersMayEditIsRefused() {
        Person deputy = approval.person();
        approval.sendTo("${user.attributes.deputy}");

        approval.assertRefused(with("deputy", deputy.name()), "users may edit the attribute 'deputy'");
        assertThat(deputy.mails()).isZero();
    }

    @Test
    void unmanagedAttributeThatUsersMayEditIsRefused() {
        Person friend = approval.person();
        approval.sendTo("${user.attributes.friend}");

        approval.assertRefused(with("friend", friend.name()), "users may edit the attribute 'friend'");
        assertThat(friend.mails()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "attributes.email", "firstName", "attributes.lastName"})
    void ownDataThatUsersMayEditAreRefused(String attribute) {
        Person victim = approval.person();
        approval.sendTo("${user." + attribute + "}");

        approval.assertRefused(approval.person(u -> u.put("firstName", victim.name()).put("lastName", victim.name())),
                "users may edit the attribute '" + attribute.replace("attributes.", "") + "'");
        assertThat(victim.mails()).isZero();
    }

    private Person with(String attribute, String value) {
        return approval.person(user -> user.withObject("attributes").withArray(attribute).add(value));
    }
}
