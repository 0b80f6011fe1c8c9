package io.github.onetimecode.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static io.github.onetimecode.limits.Spender.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

/** No number of wrong codes at once compares more than the limits of a login and of a user's day allow. */
@FaultyServerTest
class ParallelWrongCodesIT {

    private static final int LOGINS = 20;
    private static final int ATTEMPTS_PER_CODE = 5;
    /** Three fifths of 25: eight digits, after a password. */
    private static final int FAILURES_A_DAY = 15;
    private static final String TOMORROW = "Too many wrong codes have been entered. Please try again tomorrow.";

    private Spender spender;

    @BeforeEach
    void spender(Server server, TestRealm realm) {
        Spender.settings(realm, Map.of("mailsPerHour", "100", "mailsPerDay", "100"), Map.of());
        spender = new Spender(server, realm, "wrong");
    }

    @Test
    void oneTabComparesFiveOfEightThatClaimAtTheSameInstant(TestRealm realm, Faults faults) {
        Spender.withoutBruteForceDetection(realm);
        LoginBrowser tab = spender.atCode();

        OneTab.post(tab, WRONG, 8, faults, "putIfAbsent .*attempt:");

        assertThat(spender.compared()).isEqualTo(ATTEMPTS_PER_CODE);
        assertThat(faults.won("attempt:")).hasSize(ATTEMPTS_PER_CODE);
        assertThat(faults.won("failure:")).hasSize(ATTEMPTS_PER_CODE);
        assertThat(tab.open().asksForPassword()).isTrue();
        assertThat(realm.events().awaitError("one_time_code_exhausted").path("userId").asText())
                .isEqualTo(spender.id());
        assertThat(spender.sessions()).isZero();
    }

    @ParameterizedTest(name = "brute-force detection: {0}, tabs of one browser: {1}")
    @CsvSource({"false, true", "false, false", "true, true", "true, false"})
    void twentyLoginsTogetherCompareNoMoreThanTheUsersDay(boolean detection, boolean oneBrowser, TestRealm realm,
            Faults faults) {
        if (!detection) {
            Spender.withoutBruteForceDetection(realm);
        }
        List<LoginBrowser> logins = logins(oneBrowser);

        postFromAllAtOnce(logins);
        // With detection on, most of a burst ends at Keycloak's own lock: it takes more of them to use the day up.
        for (int round = 0; round < 10 && spender.compared() < FAILURES_A_DAY; round++) {
            postFromAllAtOnce(logins);
        }
        postFromAllAtOnce(logins);

        assertThat(spender.compared()).isEqualTo(FAILURES_A_DAY);
        spender.assertFailuresAfterBurst(detection ? FAILURES_A_DAY : 0);
        assertThat(faults.won("failure:proven:")).hasSize(FAILURES_A_DAY)
                .allSatisfy(claim -> assertThat(claim.lifespanSeconds()).isEqualTo(86_400));
        assertThat(faults.won("attempt:").stream().collect(Collectors.groupingBy(
                claim -> claim.key().replaceFirst(":\\d+$", ""), Collectors.counting())).values())
                .allSatisfy(compared -> assertThat(compared).isLessThanOrEqualTo(ATTEMPTS_PER_CODE));
        assertRightCodeNoLongerHelps(realm);
    }

    private List<LoginBrowser> logins(boolean oneBrowser) {
        LoginBrowser browser = spender.browser();
        return IntStream.range(0, LOGINS).mapToObj(number -> {
            LoginBrowser tab = oneBrowser ? browser.tab() : spender.browser();
            spender.pastPassword(tab, LoginBrowser.CLIENT);
            assertThat(tab.page().asksForCode()).isTrue();
            return tab;
        }).toList();
    }

    /** All pages are fetched first. A login whose attempts are used up is left alone. */
    private static void postFromAllAtOnce(List<LoginBrowser> logins) {
        List<Callable<Page>> posts = new ArrayList<>();
        for (LoginBrowser login : logins) {
            Page fresh = login.reload();
            if (fresh.asksForCode()) {
                posts.add(() -> login.post(fresh, WRONG));
            }
        }
        AtOnce.run(posts);
    }

    private void assertRightCodeNoLongerHelps(TestRealm realm) {
        int mails = spender.mails();
        assertThat(spender.pastPassword().page().message()).isEqualTo(TOMORROW);
        assertThat(spender.mails()).as("no mail for a code that nobody may enter").isEqualTo(mails);
        assertThat(realm.events().awaitError("one_time_code_limited").path("userId").asText()).isEqualTo(spender.id());
        assertThat(spender.sessions()).isZero();
    }
}
