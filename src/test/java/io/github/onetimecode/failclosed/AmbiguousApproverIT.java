package io.github.onetimecode.failclosed;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A setting that may mean more than one user means none. */
@ServerTest
@AlsoInContainer
class AmbiguousApproverIT {

    @BeforeAll
    static void usersOfOneAddress(TestRealm realm) {
        realm.change(settings -> settings.put("loginWithEmailAllowed", false).put("duplicateEmailsAllowed", true));
        realm.users().add("twin@example.com", user -> user.put("email", "first@example.com"));
        realm.users().add("second", user -> user.put("email", "twin@example.com"));
        realm.users().add("one", user -> user.put("email", "doubly-used@example.com"));
        realm.users().add("two", user -> user.put("email", "doubly-used@example.com"));
    }

    @Test
    void addressOfOneIsTheNameOfAnother(Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("user", "twin@example.com"));

        Outcome.misconfigured(scene, scene.logIn(), "setting 'user' names 2 users");
        assertThat(realm.mailbox().count("first@example.com")).isZero();
        assertThat(realm.mailbox().count("twin@example.com")).isZero();
        assertThat(scene.mails()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"doubly-used@example.com", "DOUBLY-used@example.com"})
    void twoHaveTheAddress(String address, Server server, TestRealm realm) {
        Scene scene = Scene.of(server, realm, Scene.PASSWORD_AND_CODE);
        scene.configure(Scene.ISSUE, Map.of("user", address));

        Outcome.misconfigured(scene, scene.logIn(), "setting 'user' names 2 users");
        assertThat(realm.mailbox().count("doubly-used@example.com")).isZero();
    }
}
