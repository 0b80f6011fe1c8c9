package io.github.onetimecode.upgrade;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.ServiceApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Keycloak 26.4 is stopped, and Keycloak 26.7 started on what it left, with the same jar. */
class NewServerIT {

    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    @TempDir
    private Path data;

    @BeforeAll
    static void bothServers() {
        for (String version : new String[] {UpgradedServer.OLD, UpgradedServer.NEW}) {
            assumeTrue(ProjectFiles.hasDistribution(version), "Keycloak " + version + " is not in target/keycloak");
        }
    }

    @Test
    void enrolledCredentialGoesOnAndAllElseBeginsAfreshWithoutBeingGrantedTwice() {
        try (UpgradedServer upgraded = UpgradedServer.over(data)) {
            UnderWay before = UnderWay.on(upgraded.start(UpgradedServer.OLD));

            KeycloakServer server = upgraded.start(UpgradedServer.NEW);

            credentialGoesOn(before);
            loginBeginsAfresh(before.waiting());
            assertThat(before.spent().elsewhere().signIn(UnderWay.CODED).asksForCode()).isTrue();
            assertThat(before.device().enter(before.owner().name(), before.owner().mail().code()))
                    .matches(reply -> reply.refuses("one_time_code_missing_challenge"));
            ServiceApplication shop = before.shop();
            assertThat(shop.confirm(before.issued().id(), before.buyer().mail(2).code()))
                    .matches(reply -> reply.isProblem(404, "unknown"));
            assertThat(shop.confirm(before.used().id(), before.usedCode()))
                    .matches(reply -> reply.isProblem(404, "unknown"));
            assertThat(shop.state(before.issued().id())).matches(reply -> reply.isProblem(404, "unknown"));
            nothingIsLoggedAsAnError(server);
        }
    }

    @Test
    void allGoesOnWhereFilesAreUnderTheCaches() {
        try (UpgradedServer upgraded = UpgradedServer.withKeptCaches(data)) {
            UnderWay before = UnderWay.on(upgraded.start(UpgradedServer.OLD));

            KeycloakServer server = upgraded.start(UpgradedServer.NEW);

            credentialGoesOn(before);
            Person waiting = before.waiting();
            assertThat(waiting.enter(waiting.mail().code()).loggedIn()).as(waiting.page().toString()).isTrue();
            assertThat(before.spent().elsewhere().signIn(UnderWay.CODED).message()).isEqualTo(NO_MORE);
            assertThat(before.device().enter(before.owner().name(), before.owner().mail().code()).hasToken()).isTrue();
            ServiceApplication shop = before.shop();
            assertThat(shop.confirm(before.issued().id(), before.buyer().mail(2).code()).status()).isEqualTo(200);
            assertThat(shop.confirm(before.used().id(), before.usedCode()))
                    .matches(reply -> reply.isProblem(410, "used"));
            nothingIsLoggedAsAnError(server);
        }
    }

    /** The person who has typed the code that came before: a page says what happened, and leads to the end. */
    private static void loginBeginsAfresh(Person person) {
        String old = person.mail().code();

        assertThat(person.enter(old).asksForPassword()).as(person.page().toString()).isTrue();

        assertThat(person.page().status()).isEqualTo(200);
        assertThat(person.page().message())
                .isEqualTo("Your login attempt timed out. Login will start from the beginning.");
        assertThat(person.sessions()).isZero();
        assertThat(person.browser().submitPassword(person.name()).asksForCode()).isTrue();
        String fresh = person.mail(2).code();
        assertThat(fresh).isNotEqualTo(old);
        assertThat(person.enter(old).codeError()).startsWith("This code is not correct.");
        assertThat(person.enter(fresh).loggedIn()).isTrue();
    }

    private static void credentialGoesOn(UnderWay before) {
        Person person = before.enrolled();
        assertThat(before.realm().users().credentials(person.name())).isEqualTo(before.credential())
                .extracting(credential -> credential.path("type").asText()).contains("one-time-code");

        assertThat(person.signIn(UnderWay.ENROLLED).asksForCode()).as(person.page().toString()).isTrue();

        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(person.sessions()).isOne();
    }

    private static void nothingIsLoggedAsAnError(KeycloakServer server) {
        assertThat(server.log().lines().filter(line -> line.contains(" ERROR "))).isEmpty();
    }
}
