package io.github.onetimecode.openapi;

import java.util.Map;
import java.util.function.Consumer;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the scenes of the conformance test are played on.
 *
 * @param hearer hears every answer
 */
record ApiStage(Server server, TestRealm realm, Faults faults, Consumer<ApiAnswer> hearer) {

    static final String UNKNOWN = "AAAAAAAAAAAAAAAAAAAAAA";

    /** A new token, since those of before end where the clock is moved. */
    ApiCaller application() {
        return ApiCaller.of(server, realm, ServiceAccount.ofDemo(realm)).heardBy(hearer);
    }

    /** Another application with these roles. */
    ApiCaller another(String... roles) {
        return anonymous(realm.name()).with(ServiceApplication.in(server, realm, roles).token());
    }

    ApiCaller anonymous(String realmName) {
        return ApiCaller.anonymous(server, realmName).heardBy(hearer);
    }

    Person person() {
        return Person.in(server, realm);
    }

    /** Locked by Keycloak's own brute-force detection, for a wrong password. */
    void lock(Person person) {
        person.browser().open();
        person.browser().submitPassword(person.name(), "not this one");
        Awaitility.await("lock").until(() -> realm.users().locked(person.name()));
    }

    ApiAnswer issue(ApiCaller caller, Person person, String delivery) {
        ApiAnswer answer = caller.post("", Map.of("user", person.name(), "delivery", delivery));
        expect(answer, 201, "");
        return answer;
    }

    static ApiAnswer confirm(ApiCaller caller, ApiAnswer issued, String code) {
        return caller.post("/" + issued.field("id") + "/confirm", Map.of("code", code));
    }

    static ApiAnswer resend(ApiCaller caller, ApiAnswer issued) {
        return caller.send("POST", "/" + issued.field("id") + "/resend");
    }

    static void expect(ApiAnswer answer, int status, String problem) {
        assertThat(answer).as(problem).matches(it -> it.status() == status && it.problem().equals(problem));
    }
}
