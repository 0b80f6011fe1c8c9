package io.github.onetimecode.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.documents.AdminShell;
import io.github.onetimecode.documents.Markdown;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What docs/setup.md says of addresses before a flow is bound: how to find and mark them, and what LDAP does to them.
 */
@ServerTest
class DirectoryAddressesIT {

    private static final String SYNC = "/user-storage/%s/sync?action=triggerFullSync";

    private final Directory directory = Directory.start();
    private Server server;
    private TestRealm realm;
    @TempDir
    private Path home;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private String provider() {
        return realm.components("org.keycloak.storage.UserStorageProvider").get(0).path("id").asText();
    }

    private void sync() {
        realm.post(SYNC.formatted(provider()), Map.of());
    }

    private boolean verified(String name) {
        return realm.users().get(name).path("emailVerified").asBoolean();
    }

    private int unverified() {
        return realm.get("/users/count?emailVerified=false").asInt();
    }

    @Test
    void documentedCommandsFindAndMarkUsers() throws IOException, InterruptedException {
        directory.bind(realm, Map.of("trustEmail", "false"));
        directory.add("in-the-directory");
        sync();
        Person unverified = Person.in(server, realm, user -> user.put("emailVerified", false));
        Person addressless = Person.in(server, realm, user -> user.remove("email"));
        Person verified = Person.in(server, realm);
        int before = unverified();
        List<String> blocks = Markdown.of("docs/setup.md").blocks("bash");
        assertThat(blocks).hasSize(2);

        assertThat(AdminShell.at(server, realm, home).type(blocks.get(0)).lines())
                .contains(String.valueOf(before), addressless.name() + ",",
                        unverified.id() + "," + unverified.name() + "," + unverified.address())
                .anyMatch(line -> line.endsWith(",in-the-directory,in-the-directory@example.com"))
                .noneMatch(line -> line.contains(verified.id()));

        AdminShell.at(server, realm, home).type(blocks.get(1));
        assertThat(verified(unverified.name())).isTrue();
        assertThat(verified("in-the-directory")).isTrue();
        assertThat(unverified()).as("users without an address").isEqualTo(before - 2);
    }

    @Test
    void trustedAddressesAreThoseOfUsersWhoAreImportedAfterwards() {
        directory.bind(realm, Map.of("trustEmail", "false"));
        directory.add("early");
        int before = unverified();
        assertThat(unverified()).as("not imported yet").isEqualTo(before);
        sync();
        assertThat(unverified()).isEqualTo(before + 1);

        realm.change("/components/" + provider(),
                component -> component.withObject("config").putArray("trustEmail").add("true"));
        directory.add("late");
        sync();

        assertThat(verified("late")).isTrue();
        assertThat(verified("early")).isFalse();
        assertThat(unverified()).isEqualTo(before + 1);

        directory.moveMailbox("late", "elsewhere@example.com");
        sync();
        assertThat(realm.users().get("late").path("email").asText()).isEqualTo("elsewhere@example.com");
        assertThat(verified("late")).isTrue();
    }

    @Test
    void usersWhoAreNotImportedAreVerifiedAsTheProviderIsTrusted() {
        directory.bind(realm, Map.of("importEnabled", "false", "trustEmail", "false"));
        directory.add("outside");
        int before = unverified();
        assertThat(verified("outside")).isFalse();
        assertThat(realm.get("/users?emailVerified=false&max=100").findValuesAsText("username"))
                .doesNotContain("outside");
        assertThat(unverified()).isEqualTo(before);

        realm.change("/components/" + provider(),
                component -> component.withObject("config").putArray("trustEmail").add("true"));
        assertThat(verified("outside")).isTrue();
    }
}
