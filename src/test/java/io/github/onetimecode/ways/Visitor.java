package io.github.onetimecode.ways;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.Faults.Call;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who goes all the ways, and what that has cost. */
final class Visitor {

    private final WaysIn ways;
    private final TestRealm realm;
    private final Faults faults;
    private final Person person;
    private final Map<Way, Arrival> once = new EnumMap<>(Way.class);

    Visitor(WaysIn ways, TestRealm realm, Faults faults, Person person) {
        this.ways = ways;
        this.realm = realm;
        this.faults = faults;
        this.person = person;
    }

    Person person() {
        return person;
    }

    /** Nobody registers twice. */
    Arrival arriveBy(Way way) {
        return way.isForUsers() ? arrive(way) : once.computeIfAbsent(way, this::arrive);
    }

    List<Arrival> arriveBy(List<Way> all) {
        return all.stream().map(this::arriveBy).toList();
    }

    private Arrival arrive(Way way) {
        int mails = person.mails();
        Visit visit = ways.begin(way, person);
        assertThat(visit.arrival()).as(visit.toString()).isEqualTo(WayAnswer.ASKED);
        return new Arrival(way, visit, person.mail(mails + 1).code());
    }

    WayAnswer begin(Way way) {
        return ways.begin(way, person).arrival();
    }

    /** How often our step has refused since a limit was reached. */
    int limited() {
        return events("one_time_code_limited");
    }

    int events(String error) {
        String id = person.id();
        return (int) realm.events().withError(error).stream().filter(event -> id.equals(event.path("userId").asText()))
                .count();
    }

    /** Wrong codes that this purse has paid for; a right one gives back what it has claimed. */
    int failures(PaidPurse purse) {
        String key = "failure:" + owner(purse);
        return faults.won(key).size() - faults.removed(key).size();
    }

    /** Mails that this purse has paid for. */
    int mails(PaidPurse purse) {
        return keys("payment:" + owner(purse)).size();
    }

    private Set<String> keys(String text) {
        return faults.won(text).stream().map(Call::key).collect(Collectors.toSet());
    }

    private String owner(PaidPurse purse) {
        return purse.key() + ":" + realm.purseOf(person.id());
    }
}
