package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A right code lets in once, however many times it is posted at once. */
@FaultyServerTest
class RightCodeOnceIT {

    private static final int ROUNDS = 10;
    private static final int POSTS = 8;

    @ParameterizedTest(name = "brute-force detection: {0}")
    @ValueSource(booleans = {true, false})
    void eightAtOnceAreOneLogin(boolean detection, Server server, TestRealm realm) {
        Spender spender = new Spender(server, realm, "right");
        Spender.settings(realm, Map.of("mailsPerHour", "100", "mailsPerDay", "100"), Map.of());
        if (!detection) {
            Spender.withoutBruteForceDetection(realm);
        }

        for (int round = 1; round <= ROUNDS; round++) {
            LoginBrowser tab = spender.atCode();
            Page fresh = tab.page();
            Map<String, String> right = Map.of("one_time_code", spender.code());

            AtOnce.run(POSTS, () -> tab.post(fresh, right));

            assertThat(spender.sessions()).as("round " + round).isOne();
            assertThat(spender.logins()).hasSize(round);
            realm.users().logOut(spender.name());
        }
        assertThat(spender.compared()).isZero();
        if (detection) {
            spender.assertFailures(0);
        }
    }

    @RepeatedTest(3)
    void eightThatWereComparedAtTheSameInstantAreOneLogin(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "right");
        Spender.settings(realm, Map.of(), Map.of("attemptsPerCode", "10"));
        Spender.withoutBruteForceDetection(realm);
        LoginBrowser tab = spender.atCode();

        List<Page> pages = OneTab.post(tab, Map.of("one_time_code", spender.code()), POSTS, faults,
                "putIfAbsent .*used:");

        assertThat(spender.sessions()).isOne();
        assertThat(spender.logins()).hasSize(1);
        assertThat(faults.won("used:")).hasSize(1);
        assertThat(spender.errors("expired_code")).isEqualTo(POSTS - 1);
        assertThat(pages).anySatisfy(page -> assertThat(page.text()).contains("This code has already been used."));
    }

    /** Keycloak's protector takes one request of a user at a time; whoever looks at the page must not be that one. */
    @Test
    void codeIsTakenWhileItsPageIsLoadedAgain(Server server, TestRealm realm, Faults faults) {
        Spender spender = new Spender(server, realm, "right");
        LoginBrowser tab = spender.atCode();
        Page page = tab.page();
        Map<String, String> right = Map.of("one_time_code", spender.code());
        faults.meet("contains .*attempt:|putIfAbsent .*used:", 2);

        CompletableFuture<Page> reload = CompletableFuture.supplyAsync(tab::reload, task -> new Thread(task).start());
        Awaitility.await("reload held").atMost(Duration.ofSeconds(9)).pollInterval(Duration.ofMillis(10))
                .until(() -> faults.met() == 1);
        tab.post(page, right);
        reload.join();

        assertThat(spender.sessions()).isOne();
        assertThat(spender.logins()).hasSize(1);
        assertThat(spender.errors("user_temporarily_disabled")).isZero();
    }
}
