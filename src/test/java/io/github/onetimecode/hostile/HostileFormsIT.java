package io.github.onetimecode.hostile;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand hostile posts let nobody in and bring nothing of ours to its knees. */
@ServerTest
class HostileFormsIT {

    private static final long SEED = 20_260_101;
    private static final int LOGINS = 560;
    private static final int POSTS_OF_A_LOGIN = 20;
    private static final int WORKERS = 4;

    private static TestRealm realm;

    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger posts = new AtomicInteger();

    @BeforeAll
    static void realmWithManyUsers(Server server) {
        realm = server.admin().copyOfExport("hostile", export -> {
            export.put("bruteForceProtected", false);
            export.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
            IntStream.range(0, LOGINS).forEach(
                    number -> user(export.withArray("users").addObject(), "hostile" + number));
        });
        realm.flows().configure("password and mailed code", "one-time-code-confirm",
                Map.of("failuresPerDay", "200", "attemptsPerCode", "10"));
    }

    private static void user(ObjectNode user, String name) {
        user.put("username", name).put("enabled", true).put("firstName", name).put("lastName", "Example")
                .put("email", name + "@example.com").put("emailVerified", true);
        user.putArray("credentials").addObject().put("type", "password").put("value", name);
    }

    @AfterAll
    static void removeRealm() {
        realm.close();
    }

    @Test
    void tenThousandPostsLogNobodyInAndBreakNothingOfOurs(Server server) {
        int logBefore = server.log().length();
        AtomicInteger next = new AtomicInteger();

        AtOnce.run(WORKERS, () -> {
            for (int login = next.getAndIncrement(); login < LOGINS; login = next.getAndIncrement()) {
                attack(new LoginBrowser(server, realm), "hostile" + login, new Random(SEED + login));
            }
            return null;
        });

        int compared = realm.events().withError("invalid_user_credentials").size();
        List<String> traces = LogTraces.in(server.log().substring(logBefore));
        System.out.printf("Hostile forms: %d posts, %d of them compared, seed %d; answers %s%n", posts.get(), compared,
                SEED, new TreeMap<>(answers));
        LogTraces.counted(traces).forEach((trace, count) -> System.out.println(count + " times: " + trace));
        assertThat(posts.get()).isGreaterThanOrEqualTo(10_000);
        assertThat(compared).isGreaterThanOrEqualTo(5_000);
        assertThat(traces).noneMatch(trace -> trace.contains("io.github.onetimecode"));
        assertThat(realm.events().of("LOGIN")).isEmpty();
        assertThat(realm.get("/client-session-stats")).isEmpty();
    }

    static Stream<HostileForm> whatKeycloakCannotReadItCannotReadAtThePasswordEither() {
        return Arrays.stream(HostileForm.values()).filter(HostileForm::keycloakFails);
    }

    /** Keycloak's own form for the password is answered no better where it is not ours that fails. */
    @ParameterizedTest
    @MethodSource
    void whatKeycloakCannotReadItCannotReadAtThePasswordEither(HostileForm form, Server server) {
        LoginBrowser browser = new LoginBrowser(server, realm);
        Page password = browser.open();
        Random random = new Random(SEED);

        assertThat(Stream.generate(() -> form.post(browser, password, random).status()).limit(POSTS_OF_A_LOGIN))
                .contains(500);
    }

    private void attack(LoginBrowser browser, String user, Random random) {
        browser.open();
        Page page = browser.submitPassword(user);
        for (int number = 0; number < POSTS_OF_A_LOGIN; number++) {
            if (!page.asksForCode()) {
                page = browser.reload();
            }
            if (!page.asksForCode()) {
                browser.open();
                page = browser.submitPassword(user);
            }
            assertThat(page.asksForCode()).as(user + " " + number + ": " + page).isTrue();
            HostileForm form = number % 2 == 0 ? HostileForm.compared(random) : HostileForm.other(random);
            page = post(form, browser, page, random);
            assertThat(page.loggedIn()).as(user + " " + number).isFalse();
        }
    }

    private Page post(HostileForm form, LoginBrowser browser, Page page, Random random) {
        posts.incrementAndGet();
        try {
            Page answer = form.post(browser, page, random);
            answers.merge((form.ordinal() < 3 ? "code" : form) + " " + answer.status(), 1, Integer::sum);
            assertThat(answer.status()).as(form + ": " + answer).isIn(form.answers());
            return answer;
        } catch (UncheckedIOException e) {
            assertThat(form.isTooLong()).as(form + ": " + e).isTrue();
            answers.merge(form + " hung up", 1, Integer::sum);
            return page;
        }
    }
}
