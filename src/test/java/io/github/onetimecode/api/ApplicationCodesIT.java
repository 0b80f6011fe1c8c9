package io.github.onetimecode.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** An application asks for a code for a user, and confirms later what the user typed into it. */
@OnEveryVersion
@ServerTest
@AlsoInContainer
class ApplicationCodesIT {

    private static ServiceApplication shop;

    @BeforeAll
    static void oneApplicationForAll(Server server, TestRealm realm) {
        shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
    }

    @Test
    void codeIsMailedAndConfirmedOnce(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);

        ApiReply issued = shop.issue(Map.of("user", person.name(), "purpose", "49.90 EUR to <b>ACME & Sons</b>"));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().fieldNames()).toIterable()
                .containsExactlyInAnyOrder("id", "expires_at", "delivery", "reference", "address");
        assertThat(issued.text("delivery")).isEqualTo("queued");
        assertThat(issued.header("Location")).endsWith("/realms/" + realm.name() + "/one-time-codes/" + issued.id());
        Mail mail = person.mail();
        assertThat(mail.subject()).startsWith(issued.text("reference"));
        assertThat(mail.text()).contains("Shop " + shop.name(), "49.90 EUR to <b>ACME & Sons</b>");
        assertThat(mail.html()).contains("49.90 EUR to &lt;b&gt;ACME &amp; Sons&lt;/b&gt;").doesNotContain("<b>ACME");

        assertThat(shop.confirm(issued.id(), Person.wrong(mail.code())))
                .matches(reply -> reply.isProblem(422, "wrong-code"))
                .matches(reply -> reply.json().path("attempts_left").asInt() == 4);
        ApiReply confirmed = shop.confirm(issued.id(), mail.code());

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.text("user")).isEqualTo(person.id());
        assertThat(confirmed.text("client")).isEqualTo(shop.name());
        assertThat(confirmed.text("purpose")).isEqualTo("49.90 EUR to <b>ACME & Sons</b>");
        assertThat(shop.confirm(issued.id(), mail.code())).matches(reply -> reply.isProblem(410, "used"));
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("confirmed");
        person.assertFailures(0);
        assertThat(person.sessions()).isZero();
    }

    /** As docs/api.md says. */
    @Test
    void mailIsInTheUsersLanguageAndElseInThatOfTheRequest(Server server, TestRealm realm) {
        Person spaniard = Person.in(server, realm, user -> user.putObject("attributes").putArray("locale").add("es"));
        Person anybody = Person.in(server, realm);
        Map<String, String> french = Map.of("Accept-Language", "fr");

        shop.send("POST", "", french, "{\"user\": \"" + spaniard.id() + "\"}");
        shop.send("POST", "", french, "{\"user\": \"" + anybody.id() + "\"}");

        assertThat(spaniard.mail().firstLine()).startsWith("Su código es");
        assertThat(anybody.mail().firstLine()).startsWith("Votre code est");
        shop.issue(Map.of("user", anybody.id()));
        assertThat(anybody.mail(2).firstLine()).startsWith("Your code is");
    }

    @Test
    void eventsTellWhoWhatForAndHoldNoCode(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        String purpose = "12 EUR to Bob";
        ApiReply issued = shop.issue(Map.of("user", person.address(), "purpose", purpose));
        String code = person.mail().code();
        shop.confirm(issued.id(), Person.wrong(code));
        shop.confirm(issued.id(), code);

        List<JsonNode> events = realm.events().all().stream()
                .filter(event -> event.path("userId").asText().equals(person.id())).toList();

        assertThat(events).extracting(event -> event.path("type").asText() + " " + event.path("error").asText(""))
                .containsExactlyInAnyOrder("SEND_VERIFY_EMAIL ", "EXECUTE_ACTION_TOKEN_ERROR invalid_user_credentials",
                        "EXECUTE_ACTION_TOKEN ");
        assertThat(events).allSatisfy(event -> {
            JsonNode details = event.path("details");
            assertThat(event.path("clientId").asText()).isEqualTo(shop.name());
            assertThat(details.path("one_time_code_step").asText()).isEqualTo("one-time-code-api");
            assertThat(details.path("one_time_code_client").asText()).isEqualTo(shop.name());
            assertThat(details.path("one_time_code_reference").asText()).isEqualTo(issued.text("reference"));
            assertThat(details.path("one_time_code_purpose").asText()).isEqualTo(new Purpose(purpose).digest());
            assertThat(event.toString()).doesNotContain(code, person.address(), purpose);
        });
    }

    /** Of a code that lives for 30 seconds only, see {@code not-offered} in docs/api.md. */
    @Test
    void stateOfACodeThatIsNotMailedAgainPromisesNoMail(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.id(), "lifetime_seconds", 30));
        person.mail();
        Awaitility.await().until(() -> shop.state(issued.id()).text("delivery").equals("sent"));

        assertThat(shop.state(issued.id()).json().has("resend_after_seconds")).isFalse();
        assertThat(shop.resend(issued.id())).matches(reply -> reply.isProblem(409, "not-offered"));
    }

    /** Whoever has the token and the key gets the code once more, which has to be seen. */
    @Test
    void codeThatIsReturnedAgainIsAnEventAgain(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        Map<String, Object> request = Map.of("user", person.id(), "delivery", "return");

        assertThat(shop.issue("again", request).text("code")).isEqualTo(shop.issue("again", request).text("code"));

        Awaitility.await().until(() -> realm.events().of("EXECUTE_ACTIONS").stream()
                .filter(event -> event.path("userId").asText().equals(person.id())).count() == 2);
    }

    @Test
    void codeIsReturnedToWhoMayHaveItAndNoMailIsSent(Server server, TestRealm realm) {
        Person person = Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified")));

        ApiReply issued = shop.issue(Map.of("user", person.id(), "delivery", "return", "length", 6, "alphabet",
                "letters-and-digits", "lifetime_seconds", 60));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.text("delivery")).isEqualTo("returned");
        assertThat(issued.text("code")).matches("[2-9A-Z]{6}");
        assertThat(shop.state(issued.id()).json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "state",
                "delivery", "reference", "client", "issued_at", "expires_at", "attempts_left");
        assertThat(shop.resend(issued.id())).matches(reply -> reply.isProblem(409, "not-offered"));
        assertThat(shop.confirm(issued.id(), issued.text("code").toLowerCase()).status()).isEqualTo(200);
        JsonNode event = realm.events().await("EXECUTE_ACTIONS",
                found -> found.path("userId").asText().equals(person.id()));
        assertThat(event.toString()).doesNotContain(issued.text("code"));
        assertThat(person.mails()).isZero();
    }

    @Test
    void changedPurposeIsAWrongCode(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name(), "purpose", "10 EUR to Bob", "delivery", "return"));
        Map<String, String> right = Map.of("code", issued.text("code"), "purpose", "10 EUR to Bob");

        for (String changed : List.of("11 EUR to Bob", "10 EUR to Rob", "10 EUR to Bob ")) {
            assertThat(shop.confirm(issued.id(), Map.of("code", issued.text("code"), "purpose", changed)))
                    .matches(reply -> reply.isProblem(422, "wrong-code"));
        }
        assertThat(shop.state(issued.id()).json().path("attempts_left").asInt()).isEqualTo(2);

        assertThat(shop.confirm(issued.id(), right).status()).isEqualTo(200);
        ApiReply without = shop.issue(Map.of("user", person.name(), "delivery", "return"));
        assertThat(shop.confirm(without.id(), Map.of("code", without.text("code"), "purpose", "10 EUR to Bob")))
                .matches(reply -> reply.isProblem(422, "wrong-code"));
    }

    @Test
    void codeIsKnownToItsApplicationAlone(Server server, TestRealm realm) {
        ServiceApplication other = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name(), "delivery", "return"));
        ApiReply never = other.confirm("AAAAAAAAAAAAAAAAAAAAAA", issued.text("code"));

        ApiReply others = other.confirm(issued.id(), issued.text("code"));

        assertThat(never).matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.json()).isEqualTo(never.json());
        for (ApiReply reply : List.of(other.state(issued.id()), other.resend(issued.id()), other.giveUp(issued.id()),
                other.state("x"), other.state("a".repeat(500)))) {
            assertThat(reply.json()).isEqualTo(never.json());
        }
        assertThat(shop.confirm(issued.id(), issued.text("code")).status()).isEqualTo(200);
    }

    @Test
    void oneApplicationAsksForWhatAnotherConfirms(Server server, TestRealm realm) {
        ServiceApplication till = ServiceApplication.in(server, realm, "confirm");
        Person person = Person.in(server, realm);

        ApiReply issued = shop.issue(Map.of("user", person.name(), "client", till.name(), "delivery", "return"));

        assertThat(shop.confirm(issued.id(), issued.text("code"))).matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(shop.state(issued.id()).text("client")).isEqualTo(till.name());
        assertThat(till.state(issued.id()).text("state")).isEqualTo("pending");
        assertThat(till.resend(issued.id())).matches(reply -> reply.isProblem(403, "forbidden"));
        assertThat(till.confirm(issued.id(), issued.text("code")).text("client")).isEqualTo(till.name());
        assertThat(shop.issue(Map.of("user", person.name(), "client", "no such client")))
                .matches(reply -> reply.isProblem(422, "unknown-client"));
    }

    @Test
    void codeThatWasGivenUpIsUnknown(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue("given-up", Map.of("user", person.name(), "delivery", "return"));

        assertThat(shop.giveUp(issued.id()).status()).isEqualTo(204);

        assertThat(shop.confirm(issued.id(), issued.text("code"))).matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(shop.state(issued.id())).matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(shop.giveUp(issued.id())).matches(reply -> reply.isProblem(404, "unknown"));
        assertThat(shop.issue("given-up", Map.of("user", person.name(), "delivery", "return")))
                .matches(reply -> reply.isProblem(422, "idempotency-conflict"));
    }

    @Test
    void repeatedRequestIssuesNoSecondCode(Server server, TestRealm realm) {
        ServiceApplication other = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Person person = Person.in(server, realm);
        Map<String, String> body = Map.of("user", person.name(), "purpose", "rent");
        ApiReply first = shop.issue("a key", Map.of("user", person.name()));
        assertThat(first).matches(reply -> reply.isProblem(400, "bad-request"));

        ApiReply issued = shop.issue("key-1", body);
        person.mail();
        ApiReply repeated = shop.issue("key-1", body);

        assertThat(issued.status()).isEqualTo(201);
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.id()).isEqualTo(issued.id());
        assertThat(repeated.text("expires_at")).isEqualTo(issued.text("expires_at"));
        assertThat(repeated.text("address")).isEqualTo(issued.text("address"));
        assertThat(shop.issue("key-1", Map.of("user", person.name(), "purpose", "other rent")))
                .matches(reply -> reply.isProblem(422, "idempotency-conflict"));
        assertThat(shop.confirm(issued.id(), person.mail().code()).status()).isEqualTo(200);
        assertThat(shop.issue("key-1", body).id()).isEqualTo(issued.id());
        assertThat(other.issue("key-1", body).id()).isNotEqualTo(issued.id());
        person.mail(2);
        assertThat(person.mails()).isEqualTo(2);

        Map<String, String> returned = Map.of("user", person.name(), "delivery", "return");
        assertThat(shop.issue("key-2", returned).text("code")).isEqualTo(shop.issue("key-2", returned).text("code"))
                .isNotEmpty();
    }

    @Test
    void callerThatMayNotLookUpSeesTheSameForEverybody(Server server, TestRealm realm) {
        ServiceApplication unaware = ServiceApplication.unaware(server, realm, "issue", "confirm");
        Person person = Person.in(server, realm);
        Person disabled = Person.in(server, realm, user -> user.put("enabled", false));
        Person homeless = Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified")));

        int mails = 0;
        for (String name : List.of(disabled.name(), homeless.name(), "nobody at all")) {
            ApiReply known = unaware.issue(Map.of("user", person.name()));
            String code = person.mail(++mails).code();
            ApiReply nobodys = unaware.issue(Map.of("user", name));
            assertThat(nobodys.status()).isEqualTo(known.status()).isEqualTo(201);
            assertThat(fields(nobodys)).isEqualTo(fields(known))
                    .containsExactly("id", "expires_at", "delivery", "reference");
            assertThat(nobodys.text("delivery")).isEqualTo(known.text("delivery")).isEqualTo("sent");
            assertThat(unaware.confirm(nobodys.id(), "12345678").json())
                    .isEqualTo(unaware.confirm(known.id(), Person.wrong(code)).json());
            ApiReply state = unaware.state(known.id());
            assertThat(fields(unaware.state(nobodys.id()))).isEqualTo(fields(state));
            assertThat(unaware.state(nobodys.id()).text("state")).isEqualTo(state.text("state")).isEqualTo("pending");
            assertThat(unaware.resend(nobodys.id()).json()).isEqualTo(unaware.resend(known.id()).json());
            assertThat(unaware.confirm(known.id(), code).status()).isEqualTo(200);
        }
        assertThat(disabled.mails()).isZero();
        assertThat(realm.events().awaitError("user_not_found").path("clientId").asText()).isEqualTo(unaware.name());
    }

    /** Keycloak reads it only for those who have chosen no language, and answers with an error. */
    @ParameterizedTest
    @ValueSource(strings = {"de;q=2", "de;q=x", "de;q="})
    void languageThatCannotBeReadTellsNobodyWhoHasAnAccount(String unreadable, Server server, TestRealm realm) {
        ServiceApplication unaware = ServiceApplication.unaware(server, realm, "issue", "confirm");
        Person german = Person.in(server, realm, user -> user.putObject("attributes").putArray("locale").add("de"));
        Map<String, String> odd = Map.of("Accept-Language", unreadable);

        for (String name : List.of(german.name(), Person.in(server, realm).name(), "nobody at all")) {
            assertThat(unaware.send("POST", "", odd, "{\"user\": \"" + name + "\"}"))
                    .matches(reply -> reply.isProblem(400, "bad-request"));
        }
        assertThat(german.mails()).isZero();
        assertThat(unaware.issue(Map.of("user", german.name())).status()).isEqualTo(201);
    }

    /** Else a code of every name could be tried, and only those of users would be right. */
    @Test
    void callerThatMayNotLookUpIsToldNoCode(Server server, TestRealm realm) {
        ServiceApplication unaware = ServiceApplication.unaware(server, realm, "issue", "confirm", "return-codes");
        Person person = Person.in(server, realm);

        for (String name : List.of(person.name(), "nobody at all")) {
            ApiReply refused = unaware.issue("key-" + name.length(), Map.of("user", name, "delivery", "return"));
            assertThat(refused).matches(reply -> reply.isProblem(403, "forbidden"));
            assertThat(refused.text("role")).isEqualTo("query-users");
        }
        unaware.grant("realm-management", "view-users");
        ServiceApplication aware = unaware.with(unaware.newToken());
        assertThat(aware.issue("a-key", Map.of("user", person.name(), "delivery", "return")).status()).isEqualTo(201);
        unaware.revoke("realm-management", "view-users");
        assertThat(aware.issue("a-key", Map.of("user", person.name(), "delivery", "return")))
                .matches(reply -> reply.isProblem(403, "forbidden"));
    }

    @Test
    void callerThatMayLookUpIsToldWhyThereIsNoCode(Server server, TestRealm realm) {
        Person disabled = Person.in(server, realm, user -> user.put("enabled", false));
        Person homeless = Person.in(server, realm, user -> user.remove(List.of("email", "emailVerified")));
        Person unverified = Person.in(server, realm, user -> user.put("emailVerified", false));
        Map<String, String> expected = Map.of(disabled.name(), "user-disabled", homeless.name(), "no-address",
                unverified.name(), "unverified-address", "nobody at all", "unknown-user", "f:nobody", "unknown-user",
                "service-account-" + shop.name(), "unknown-user");

        expected.forEach((name, word) -> assertThat(shop.issue(Map.of("user", name)))
                .matches(reply -> reply.isProblem(422, word), word));
    }

    @Test
    void userWhoIsDisabledMeanwhileConfirmsNothing(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name(), "delivery", "return"));
        realm.users().enable(person.name(), false);

        assertThat(shop.confirm(issued.id(), issued.text("code")))
                .matches(reply -> reply.isProblem(422, "user-disabled"));
        assertThat(shop.resend(issued.id())).matches(reply -> reply.isProblem(409, "not-offered"));

        realm.users().enable(person.name(), true);
        assertThat(shop.confirm(issued.id(), issued.text("code")).status()).isEqualTo(200);
        realm.users().remove(person.name());
        assertThat(shop.state(issued.id())).matches(reply -> reply.isProblem(404, "unknown"));
    }

    @Test
    void userWhoIsLockedByWrongPasswordsIsAskedForNoCode(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name(), "delivery", "return"));
        realm.change(settings -> settings.put("failureFactor", 1));
        try {
            person.browser().open();
            person.browser().submitPassword(person.name(), "not this one");
            Awaitility.await("lock").until(() -> realm.users().locked(person.name()));

            assertThat(shop.issue(Map.of("user", person.name()))).matches(reply -> reply.isProblem(422, "user-locked"));
            assertThat(shop.confirm(issued.id(), issued.text("code")))
                    .matches(reply -> reply.isProblem(422, "user-locked"));
        } finally {
            realm.change(settings -> settings.put("failureFactor", 30));
        }
        realm.users().forgetFailures(person.name());
        assertThat(shop.confirm(issued.id(), issued.text("code")).status()).isEqualTo(200);
    }

    @Test
    void idMeansItsUserWhoeverElseHasItAsAName(Server server, Admin admin) {
        try (TestRealm realm = admin.copyOfExport("applicationcodes-ids", settings -> settings.withArray("users")
                .addObject().put("id", "legacy-7").put("username", "imported").put("enabled", true))) {
            ServiceApplication application = ServiceApplication.in(server, realm, ServiceApplication.ALL);
            Person person = Person.in(server, realm);
            Person namesake = Person.in(server, realm, user -> user.put("username", person.id()));
            Person other = Person.in(server, realm, user -> user.put("username", "legacy-7"));
            String imported = realm.users().id("imported");

            assertThat(imported).isEqualTo("legacy-7");
            assertThat(confirmedFor(application, person.id())).isEqualTo(person.id());
            assertThat(confirmedFor(application, imported)).isEqualTo(imported);
            assertThat(confirmedFor(application, other.address())).isNotEqualTo(imported);
            assertThat(confirmedFor(application, namesake.address())).isNotEqualTo(person.id());
            String gone = person.id();
            realm.users().remove(person.name());
            assertThat(application.issue(Map.of("user", gone)))
                    .matches(reply -> reply.isProblem(422, "unknown-user"));
        }
    }

    private static String confirmedFor(ServiceApplication application, String user) {
        ApiReply issued = application.issue(Map.of("user", user, "delivery", "return"));
        return application.confirm(issued.id(), issued.text("code")).text("user");
    }

    @Test
    void addressThatChangesMeanwhileEndsTheCode(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name()));
        String code = person.mail().code();
        realm.users().change(person.name(), user -> user.put("email", "other-" + person.address()));

        assertThat(shop.confirm(issued.id(), code)).matches(reply -> reply.isProblem(410, "expired"));
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("expired");
    }

    private static List<String> fields(ApiReply reply) {
        List<String> names = new ArrayList<>();
        reply.json().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
