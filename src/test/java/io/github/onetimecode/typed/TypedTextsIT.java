package io.github.onetimecode.typed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.GrantReply;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A code is found in what people paste; what can't be a code is told so, and costs nothing. */
@FaultyServerTest
class TypedTextsIT {

    private static final String FLOW = "password and mailed code";

    @BeforeAll
    static void oneRealmForAll(TestRealm realm) {
        realm.change(settings -> settings.put("bruteForceProtected", true).put("failureFactor", 2));
    }

    @BeforeEach
    void usualSettings(TestRealm realm) {
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("codeAlphabet", "digits"));
        realm.flows().configure(FLOW, "one-time-code-confirm", Map.of("attemptsPerCode", "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REF: your one-time code for Realm 2026: CODE", "Your code is GROUPS.",
            "@example.com #CODE", "WHOLE MAIL", "\u00a0GRO\u00adUPS\u200b\r\n", "#CODEsfds"})
    void codeIsTakenFromTheLineThatHoldsIt(String pasted, Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        person.signIn();
        Mail mail = person.mail();
        String code = mail.code();

        Page page = person.enter(pasted.replace("REF", mail.subject().substring(0, 3)).replace("CODE", code)
                .replace("GROUPS", code.substring(0, 4) + " " + code.substring(4))
                .replace("GRO", code.substring(0, 3)).replace("UPS", code.substring(3))
                .replace("WHOLE MAIL", mail.subject() + "\t" + mail.text().replace('\n', ' ').replace('\r', ' ')));

        assertThat(page.loggedIn()).as(page.toString()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
        person.assertFailures(0);
    }

    /** More of them than a code has attempts, and than brute-force detection allows. */
    @Test
    void whatCannotBeTheCodeCostsNothing(Server server, TestRealm realm, Faults faults) {
        Person person = Person.in(server, realm);
        person.signIn();
        String code = person.mail().code();
        faults.reset();
        realm.events().clear();

        for (int time = 1; time <= 3; time++) {
            assertThat(person.enter(code.substring(1)).codeError()).isEqualTo("The code has 8 digits. You entered 7.");
            assertThat(person.enter("#" + code + "0").codeError()).isEqualTo("The code has 8 digits. You entered 9.");
            assertThat(person.enter(code + ", " + Person.wrong(code)).codeError())
                    .isEqualTo("Please enter only the code. It has 8 digits.");
            assertThat(person.enter("abc").codeError()).isEqualTo("Please enter only the code. It has 8 digits.");
        }
        assertThat(person.enter(" ".repeat(100_000) + code).codeError())
                .isEqualTo("Please enter only the code. It has 8 digits.");

        assertThat(faults.won("")).isEmpty();
        assertThat(realm.events().all()).isEmpty();
        person.assertFailures(0);
        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        assertThat(person.enter(code).loggedIn()).isTrue();
    }

    @Test
    void codeThatIsOverIsOverWhateverIsTyped(Server server, TestRealm realm, Faults faults) {
        Person person = Person.in(server, realm);
        person.signIn();
        String code = person.mail().code();
        faults.clock(Duration.ofSeconds(301));

        assertThat(person.enter(code.substring(1)).text()).contains("The code is no longer valid.");

        assertThat(faults.won("attempt:")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your secret code is CODE.", "small"})
    void lettersAndDigitsAreFoundLikewise(String pasted, Server server, TestRealm realm, Faults faults) {
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("codeAlphabet", "letters-and-digits"));
        Person person = Person.in(server, realm);
        person.signIn();
        Mail mail = person.mail();
        String code = mail.code();
        faults.reset();

        assertThat(person.enter(code.substring(1)).codeError())
                .isEqualTo("The code has 8 letters and digits. You entered 7.");
        assertThat(person.enter(code.substring(1) + "O").codeError())
                .isEqualTo("Please enter only the code. It has 8 letters "
                + "and digits and never contains 0, 1, I, L, O or U.");
        assertThat(faults.won("")).isEmpty();

        String typed = pasted.equals("small") ? code.toLowerCase(Locale.ROOT)
                : pasted.replace("REF", mail.subject().substring(0, 3)).replace("CODE", code);
        assertThat(person.enter(typed).loggedIn()).isTrue();
    }

    @Test
    void nativeApplicationIsToldAndLosesNothing(Server server, TestRealm realm, Faults faults) {
        NativeApplication application = NativeApplication.in(server, realm, NativeApplication.ONE_STEP);
        Person person = Person.in(server, realm);
        application.ask(person.name());
        String code = person.mail().code();
        faults.reset();

        for (String typed : List.of("1", code.substring(1), code + "1", code + " " + Person.wrong(code), "abc",
                code.substring(2))) {
            assertThat(application.enter(person.name(), typed))
                    .matches(reply -> reply.refuses("one_time_code_malformed"));
        }

        assertThat(faults.won("attempt:")).isEmpty();
        assertThat(faults.won("failure:")).isEmpty();
        person.assertFailures(0);
        assertThat(application.enter(person.name(), "Your code is " + code + ".")).matches(GrantReply::hasToken);
    }

    @Test
    void applicationIsToldAndItsCodeLosesNothing(Server server, TestRealm realm, Faults faults) {
        ServiceApplication shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Person person = Person.in(server, realm);
        ApiReply issued = shop.issue(Map.of("user", person.name(), "length", 6));
        String code = person.mail().code();
        faults.reset();

        for (String typed : List.of("1", code + "1", code + " " + Person.wrong(code), "abc", "12345", "1234567")) {
            assertThat(shop.confirm(issued.id(), typed)).matches(reply -> reply.isProblem(422, "malformed-code"))
                    .matches(reply -> reply.json().path("code_length").asInt() == 6);
        }

        assertThat(faults.won("attempt:")).isEmpty();
        assertThat(faults.won("failure:")).isEmpty();
        assertThat(shop.confirm(issued.id(), Person.wrong(code)).json().path("attempts_left").asInt()).isEqualTo(4);
        assertThat(shop.confirm(issued.id(), issued.text("reference") + ": " + code).status()).isEqualTo(200);
    }

    /** Turning a person away for good is what a flow does with a used up code, whatever is typed then. */
    @Test
    void codeWithoutAttemptsStartsAgainWhateverIsTyped(Server server, TestRealm realm) {
        realm.flows().configure(FLOW, "one-time-code-confirm", Map.of("attemptsPerCode", "1"));
        Person person = Person.in(server, realm);
        person.signIn();
        assertThat(person.enterWrongCode().codeError()).contains("there are no attempts left");

        assertThat(person.enter("1234567").asksForPassword()).isTrue();
    }
}
