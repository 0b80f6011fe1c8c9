package io.github.onetimecode.reset;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.Faults.Call;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands behind the pages that tell nothing: counters, and the truth for the administrator. */
@FaultyServerTest
class StandInIT {

    private static final int UNPROVEN_FAILURES = 10;

    private Server server;
    private TestRealm realm;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm) {
        server = itsServer;
        realm = itsRealm;
        ResetFlow.bind(realm);
    }

    @Test
    void unknownNameHasCountersOfItsOwnUnderNoName(Faults faults) {
        ResetVisit.of(server, realm, "Nobody-Here").enterName();
        ResetVisit visit = ResetVisit.of(server, realm, "  nobody-here ");
        visit.enterName();
        visit.enterWrongCode();

        List<Call> mails = faults.won("payment:unproven:");
        assertThat(mails).hasSize(2);
        assertThat(mails).extracting(call -> call.key().replaceFirst(":\\d+$", "")).containsOnly(
                mails.get(0).key().replaceFirst(":\\d+$", ""));
        assertThat(faults.won("failure:unproven:")).hasSize(1);
        assertThat(faults.won("attempt:")).hasSize(1);
        assertThat(faults.calls()).noneMatch(call -> call.key().toLowerCase(Locale.ROOT).contains("nobody"));

        ResetVisit.of(server, realm, "nobody-else").enterName();
        assertThat(faults.won("payment:unproven:")).hasSize(3).last().matches(call -> call.key().endsWith(":1"));
    }

    @Test
    void wrongCodesOfAnUnknownNameComeFromItsDay(Faults faults) {
        for (int code = 0; code < 3; code++) {
            ResetVisit visit = ResetVisit.of(server, realm, "nobody-here");
            visit.enterName();
            for (int wrong = 0; wrong < 5; wrong++) {
                visit.enterWrongCode();
            }
        }

        assertThat(faults.won("failure:unproven:")).hasSize(UNPROVEN_FAILURES);
        assertThat(faults.won("attempt:")).hasSize(15);
    }

    /** Keycloak itself would look the name up and count against the account. */
    @Test
    void nothingIsMailedInPlaceOfAUserAndWrongCodesDoNotCount() {
        Person disabled = Person.in(server, realm, user -> user.put("enabled", false));
        Person without = Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified")));
        for (Person person : List.of(disabled, without)) {
            ResetVisit visit = ResetVisit.of(server, realm, person.name());
            visit.enterName();
            visit.enterWrongCode();
            visit.enterWrongCode();
        }

        Person known = Person.in(server, realm);
        ResetVisit visit = ResetVisit.of(server, realm, known.name()).counting(known.name());
        visit.enterName();
        visit.enterWrongCode();
        known.mail();
        assertThat(realm.events().of("SEND_VERIFY_EMAIL_ERROR")).isEmpty();
        assertThat(List.of(disabled.mails(), without.mails())).containsOnly(0);
        assertThat(realm.events().withError("invalid_user_credentials")).singleElement()
                .matches(event -> event.path("userId").asText().equals(known.id()));
        known.assertFailures(1);
        realm.users().assertFailuresStay(disabled.name(), 0);
        without.assertFailures(0);
    }

    @ParameterizedTest
    @CsvSource({"without an address, invalid_email, has no mail address", "unverified, invalid_email, is not verified",
        "unknown, user_not_found, no earlier step has found a user",
        "disabled, user_not_found, no earlier step has found a user",
        "without mails, one_time_code_limited, has reached the limit for mails"})
    void administratorHearsWhatReallyHappened(String kind, String error, String reason) {
        realm.flows().configure("reset", "one-time-code-issue", Map.of("mailsPerHour", "1"));
        String name = name(kind);
        if (kind.equals("without mails")) {
            ResetVisit.of(server, realm, name).enterName();
        }

        ResetVisit.of(server, realm, name).enterName();

        JsonNode event = realm.events().awaitError(error);
        assertThat(event.path("type").asText()).isEqualTo("RESET_PASSWORD_ERROR");
        assertThat(event.at("/details/one_time_code_step").asText()).isEqualTo("one-time-code");
        assertThat(event.path("userId").asText())
                .isEqualTo(error.equals("user_not_found") ? "" : realm.users().id(name));
        List<String> lines = server.log().lines().filter(line -> line.contains("[one-time-code.refusal]")
                && line.contains("'" + realm.name() + "'")).toList();
        assertThat(lines).singleElement().asString().contains(reason, "flow 'reset'").doesNotContain("@");
    }

    private String name(String kind) {
        return switch (kind) {
            case "unknown" -> "nobody-here";
            case "disabled" -> Person.in(server, realm, user -> user.put("enabled", false)).name();
            case "unverified" -> Person.in(server, realm, user -> user.put("emailVerified", false)).name();
            case "without an address" ->
                    Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified"))).name();
            default -> Person.in(server, realm).name();
        };
    }
}
