package io.github.onetimecode.ways;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whichever way somebody comes to the code, the same limits hold, and all ways count in the same two purses. */
@OnEveryVersion
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryWayIT {

    private final Server server;
    private final TestRealm realm;
    private final WaysIn ways;

    EveryWayIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.ways = new WaysIn(server, realm);
    }

    @AfterAll
    void close() {
        ways.close();
    }

    @AfterEach
    void switchDetectionOff() {
        detectBruteForce(false, 30);
    }

    /** Keycloak's own lock would end most of what is tried here; our limits have to hold without it. */
    private void detectBruteForce(boolean on, int failureFactor) {
        realm.change(settings -> settings.put("bruteForceProtected", on).put("failureFactor", failureFactor));
    }

    @ParameterizedTest
    @EnumSource
    void wrongCodesOfAllWaysEmptyOnePurseForAllOfThem(PaidPurse purse) {
        Visitor visitor = ways.register();
        List<Arrival> arrivals = visitor.arriveBy(purse.ways());
        for (Arrival arrival : arrivals) {
            int before = visitor.failures(purse);
            assertThat(arrival.enterWrongCode()).as(arrival.toString()).isEqualTo(WayAnswer.WRONG);
            assertThat(visitor.failures(purse)).as(arrival.toString()).isEqualTo(before + 1);
        }
        assertThat(visitor.failures(purse)).isEqualTo(purse.failures());

        for (Arrival arrival : arrivals) {
            limited(visitor, arrival.way(), arrival::enterRightCode, WayAnswer.WRONG);
        }
        int mails = visitor.mails(purse);
        for (Way way : forUsers(purse)) {
            limited(visitor, way, () -> visitor.begin(way), WayAnswer.ASKED);
        }
        assertThat(visitor.failures(purse)).isEqualTo(purse.failures());
        assertThat(visitor.mails(purse)).as("mails that nobody could use").isEqualTo(mails);
        otherPurseServes(visitor, purse);
    }

    @ParameterizedTest
    @EnumSource
    void mailsOfAllWaysEmptyOnePurseForAllOfThem(PaidPurse purse, Faults faults) {
        Visitor visitor = ways.register();
        List<Arrival> arrivals = new ArrayList<>();
        for (Way way : purse.ways()) {
            int before = visitor.mails(purse);
            arrivals.add(visitor.arriveBy(way));
            assertThat(visitor.mails(purse)).as(way.name()).isEqualTo(before + (way.isForUsers() ? 1 : 0));
        }
        assertThat(visitor.mails(purse)).isEqualTo(1 + forUsers(purse).size());
        Way any = forUsers(purse).get(0);
        while (visitor.mails(purse) < Limits.MAILS_PER_HOUR) {
            visitor.arriveBy(any);
        }

        noMailIsLeft(visitor, purse, arrivals, faults);
        assertThat(visitor.mails(purse)).isEqualTo(Limits.MAILS_PER_HOUR);
        faults.clock(Duration.ofMinutes(61));
        visitor.arriveBy(any);
        noMailIsLeft(visitor, purse, List.of(), faults);
        assertThat(visitor.mails(purse)).isEqualTo(Limits.MAILS_PER_DAY);
        // The page of the registration has been open since it began.
        faults.clock(Duration.ZERO);
        otherPurseServes(visitor, purse);
    }

    private static void noMailIsLeft(Visitor visitor, PaidPurse purse, List<Arrival> arrivals, Faults faults) {
        int mails = visitor.person().mails();
        for (Way way : forUsers(purse)) {
            limited(visitor, way, () -> visitor.begin(way), WayAnswer.ASKED);
        }
        faults.expire("next-mail:");
        for (Arrival arrival : arrivals) {
            assertThat(arrival.resend()).as(arrival.toString()).isEqualTo(arrival.way().refused(WayAnswer.SENT_AGAIN));
        }
        assertThat(visitor.person().mails()).isEqualTo(mails);
    }

    @ParameterizedTest
    @EnumSource
    void eachWayHasThePaceAndTheAttempts(Way way, Faults faults) {
        Visitor visitor = ways.register();
        Arrival arrival = visitor.arriveBy(way);
        int mails = visitor.person().mails();
        faults.reset();

        assertThat(arrival.resend()).isEqualTo(WayAnswer.TOO_EARLY);
        assertThat(visitor.person().mails()).isEqualTo(mails);
        faults.expire("next-mail:");
        assertThat(arrival.resend()).isEqualTo(WayAnswer.SENT_AGAIN);
        assertThat(visitor.person().mail(mails + 1).code()).isEqualTo(arrival.code());
        assertThat(faults.won("next-mail:")).singleElement()
                .matches(claim -> claim.lifespanSeconds() == Limits.RESEND_AFTER_SECONDS);

        for (int attempt = 1; attempt <= Limits.ATTEMPTS_PER_CODE; attempt++) {
            assertThat(arrival.enterWrongCode()).isEqualTo(WayAnswer.WRONG);
        }
        assertThat(arrival.enterRightCode()).isEqualTo(WayAnswer.EXHAUSTED);
        assertThat(visitor.events("one_time_code_exhausted")).isOne();
        assertThat(visitor.failures(way.purse())).isEqualTo(Limits.ATTEMPTS_PER_CODE);
    }

    @Test
    void lockEndsEachWay() {
        Visitor visitor = ways.register();
        List<Arrival> arrivals = visitor.arriveBy(Arrays.asList(Way.values()));
        int mails = visitor.person().mails();
        lock(visitor.person());

        for (Arrival arrival : arrivals) {
            assertThat(arrival.enterRightCode()).as(arrival.toString()).isEqualTo(switch (arrival.way()) {
                case RESET -> WayAnswer.WRONG;
                // Keycloak's own step refuses the user before the code is looked at.
                case GRANT, GRANT_BY_NAME -> WayAnswer.REFUSED;
                case NAME, FIRST_BROKER, REGISTRATION -> WayAnswer.QUIETLY_REFUSED;
                default -> WayAnswer.LOCKED;
            });
        }
        for (Arrival arrival : arrivals) {
            if (arrival.way().isForUsers()) {
                assertThat(visitor.begin(arrival.way())).as(arrival.toString()).isEqualTo(switch (arrival.way()) {
                    case RESET -> WayAnswer.ASKED;
                    case FIRST_BROKER -> WayAnswer.QUIETLY_REFUSED;
                    // Of a name Keycloak's own step tells, in its own words.
                    default -> WayAnswer.REFUSED;
                });
            }
        }
        assertThat(visitor.failures(PaidPurse.PROVEN) + visitor.failures(PaidPurse.UNPROVEN)).isZero();
        assertThat(visitor.person().mails()).isEqualTo(mails);
    }

    private void lock(Person person) {
        detectBruteForce(true, 1);
        LoginBrowser other = new LoginBrowser(server, realm);
        other.open();
        other.submitPassword(person.name(), "not this one");
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).until(() -> realm.users().locked(person.name()));
    }

    @Test
    void strangerWhoEmptiesTheUnprovenPurseLocksNobodyOut() {
        Visitor visitor = ways.register();
        detectBruteForce(true, 30);
        List<Arrival> arrivals = new ArrayList<>(visitor.arriveBy(forUsers(PaidPurse.UNPROVEN)));
        while (visitor.mails(PaidPurse.UNPROVEN) < Limits.MAILS_PER_HOUR) {
            arrivals.add(visitor.arriveBy(Way.NAME));
        }
        for (int wrong = 0; wrong < PaidPurse.UNPROVEN.failures(); wrong++) {
            assertThat(arrivals.get(wrong).enterWrongCode()).isEqualTo(WayAnswer.WRONG);
            counted(visitor, wrong + 1);
        }
        for (Way way : forUsers(PaidPurse.UNPROVEN)) {
            limited(visitor, way, () -> visitor.begin(way), WayAnswer.ASKED);
        }
        limited(visitor, Way.NAME, arrivals.get(arrivals.size() - 1)::enterRightCode, WayAnswer.WRONG);

        assertThat(realm.users().locked(visitor.person().name())).isFalse();
        assertThat(visitor.arriveBy(Way.PASSWORD).enterRightCode()).isEqualTo(WayAnswer.IN);
        counted(visitor, 0);
        assertThat(visitor.arriveBy(Way.GRANT).enterRightCode()).isEqualTo(WayAnswer.IN);
    }

    /** Until Keycloak 26.7 has written down what somebody has entered, it takes the user for locked. */
    private static void counted(Visitor visitor, int failures) {
        Awaitility.await("failures").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> visitor.person().failures() == failures);
    }

    /** The step refuses, and says so in the event even where the page does not. */
    private static void limited(Visitor visitor, Way way, Supplier<WayAnswer> what, WayAnswer usual) {
        int before = visitor.limited();
        assertThat(what.get()).as(way.name()).isEqualTo(way.refused(usual));
        assertThat(visitor.limited()).as(way.name()).isEqualTo(before + 1);
    }

    private static void otherPurseServes(Visitor visitor, PaidPurse empty) {
        for (Way way : empty.other().ways()) {
            assertThat(visitor.arriveBy(way).enterRightCode()).as(way.name()).isEqualTo(WayAnswer.IN);
        }
        assertThat(visitor.failures(empty.other())).isZero();
    }

    private static List<Way> forUsers(PaidPurse purse) {
        return purse.ways().stream().filter(Way::isForUsers).toList();
    }
}
