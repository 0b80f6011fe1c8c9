package io.github.onetimecode.reset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** How many entries each request of a stranger leaves in the single-use store, and for how many seconds. */
@FaultyServerTest
class StrangersEntriesIT {

    private static final long MINUTES = 300;

    private Server server;
    private TestRealm realm;
    private Faults faults;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm, Faults itsFaults) {
        server = itsServer;
        realm = itsRealm;
        faults = itsFaults;
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                REQUIRED reset-password
                """);
        lifeOfLogin(1_800);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
    }

    private void lifeOfLogin(int seconds) {
        realm.change(settings -> settings.put("accessCodeLifespanLogin", seconds)
                .put("accessCodeLifespanUserAction", 60).put("accessCodeLifespan", 60));
    }

    /** What has come since the last look: kind of entry, and how long it lives. */
    private Map<String, Long> entries() {
        Map<String, Long> entries = new TreeMap<>();
        List<Faults.Call> calls = faults.calls().stream().filter(call -> call.won()
                && !call.operation().equals("remove")).toList();
        for (Faults.Call call : calls) {
            entries.put(call.key().split(":")[1], call.lifespanSeconds());
        }
        assertThat(entries).hasSameSizeAs(calls);
        faults.reset();
        return entries;
    }

    @Test
    void nameThatNobodyHasLeavesLittleAndForMinutes() {
        ResetVisit visit = ResetVisit.of(server, realm, "nobody-of-this-name");

        visit.enterName();
        assertThat(entries()).isEqualTo(Map.of("payment", MINUTES, "payments", MINUTES, "next-mail", 30L));
        visit.reload();
        visit.resend();
        visit.enter(" ");
        assertThat(entries()).isEmpty();
        for (int wrong = 0; wrong < 5; wrong++) {
            visit.enterWrongCode();
            assertThat(entries()).isEqualTo(Map.of("attempt", 1_800L, "failure", MINUTES));
        }
        visit.enterWrongCode();
        assertThat(entries()).isEmpty();
    }

    @Test
    void nameOfAUserLeavesWhatItsLimitsNeed() {
        Person person = Person.in(server, realm);
        ResetVisit visit = ResetVisit.of(server, realm, person.name()).counting(person.name());

        visit.enterName();
        person.mail();
        Awaitility.await().until(() -> !faults.won("mail-end:").isEmpty());
        assertThat(entries()).isEqualTo(
                Map.of("payment", MINUTES, "payments", 87_000L, "next-mail", 30L, "mail-end", 660L));
        visit.enterWrongCode();
        assertThat(entries()).isEqualTo(Map.of("attempt", 1_800L, "failure", 86_400L));
    }

    /** By the realm's own figures, never less than a code and never more than a day. */
    @Test
    void attemptsLiveAsLongAsALogin() {
        for (List<Integer> life : List.of(List.of(900, 900), List.of(60, 660), List.of(604_800, 86_400))) {
            lifeOfLogin(life.get(0));
            Person person = Person.in(server, realm);
            assertThat(person.signIn().asksForCode()).isTrue();
            faults.reset();
            person.enterWrongCode();
            assertThat(faults.won("attempt:")).singleElement()
                    .matches(claim -> claim.lifespanSeconds() == life.get(1), life.toString());
        }
    }

    /** Whoever has no wrong codes left for today claims nothing any more, in any login. */
    @Test
    void whereNoFailureIsLeftNothingIsClaimed() {
        realm.flows().configure("password and mailed code", "one-time-code-confirm", Map.of("failuresPerDay", "5"));
        Person person = Person.in(server, realm);
        person.signIn();
        Person other = person.elsewhere();
        other.signIn();
        for (int wrong = 0; wrong < 3; wrong++) {
            person.enterWrongCode();
        }
        faults.reset();

        assertThat(other.enter("00000000").message()).isEqualTo(
                "Too many wrong codes have been entered. Please try again tomorrow.");

        assertThat(faults.won("one-time-code:")).isEmpty();
    }
}
