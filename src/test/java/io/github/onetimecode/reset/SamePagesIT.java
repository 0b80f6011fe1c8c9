package io.github.onetimecode.reset;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Who says to have forgotten a password learns nothing of the name that was typed, whoever has it. */
@FaultyServerTest
class SamePagesIT {

    private static final String FLOW = """
            REQUIRED reset-credentials-choose-user
            REQUIRED one-time-code-issue {mailsPerHour=4}
            REQUIRED one-time-code-confirm
            REQUIRED reset-password
            """;
    private static final String ONE_STEP = """
            REQUIRED reset-credentials-choose-user
            REQUIRED one-time-code {mailsPerHour=4}
            REQUIRED reset-password
            """;
    private static final int ATTEMPTS_PER_CODE = 5;

    private Server server;
    private TestRealm realm;
    private Faults faults;

    @BeforeEach
    void realm(Server itsServer, TestRealm itsRealm, Faults itsFaults) {
        server = itsServer;
        realm = itsRealm;
        faults = itsFaults;
    }

    private void bind(String flow) {
        realm.flows().define("reset", flow);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
    }

    private ResetVisit visit(String typed) {
        return ResetVisit.of(server, realm, typed);
    }

    /** Everything that can be done without a code, until the login starts again. */
    private ResetVisit wholeVisit(ResetVisit visit) {
        assertThat(visit.enterName().asksForCode()).isTrue();
        visit.reload();
        visit.enterWrongCode();
        visit.enter(" ");
        visit.enter("1234567");
        visit.enter("KCC: 12345678, 87654321");
        visit.resend();
        faults.expire("next-mail");
        visit.resend();
        for (int wrong = 2; wrong <= ATTEMPTS_PER_CODE; wrong++) {
            visit.enterWrongCode();
        }
        visit.reload();
        assertThat(visit.again().asksForCode()).isTrue();
        return visit;
    }

    @ParameterizedTest
    @ValueSource(strings = {FLOW, ONE_STEP})
    void allKindsOfUsersSeeTheSamePagesToTheEnd(String flow) {
        bind(flow);
        Person known = Person.in(server, realm);
        List<String> pages = wholeVisit(visit(known.name()).counting(known.name())).told();
        known.mail(3);
        assertThat(known.mails()).as("the first, the same again, and one after the start").isEqualTo(3);
        known.assertFailures(ATTEMPTS_PER_CODE);

        Map<String, String> others = new LinkedHashMap<>();
        others.put("unknown name", "nobody-of-this-name");
        others.put("unknown address", "nobody@example.org");
        others.put("address of the known", Person.in(server, realm).address());
        others.put("disabled", added(user -> user.put("enabled", false)));
        others.put("without an address", added(user -> user.remove(List.of("email", "emailVerified"))));
        others.put("unverified address", added(user -> user.put("emailVerified", false)));
        others.put("of another language", added(user -> user.putObject("attributes").putArray("locale").add("de")));
        others.put("locked", locked());
        others.put("without mails", spent(added(user -> { })));
        others.put("unknown without mails", spent("nobody-else"));
        others.put("without failures", guessed(added(user -> { })));
        others.put("unknown without failures", guessed("nobody-yet"));

        others.forEach((kind, name) -> assertThat(wholeVisit(visit(name)).told()).as(kind).isEqualTo(pages));
    }

    private String added(Consumer<ObjectNode> change) {
        return Person.in(server, realm, change).name();
    }

    private String locked() {
        String name = added(user -> { });
        realm.change(settings -> settings.put("failureFactor", 1));
        LoginBrowser other = new LoginBrowser(server, realm);
        other.open();
        other.submitPassword(name, "not this one");
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).until(() -> realm.users().locked(name));
        realm.change(settings -> settings.put("failureFactor", 30));
        return name;
    }

    private String spent(String name) {
        for (int mail = 0; mail < 4; mail++) {
            visit(name).enterName();
        }
        return name;
    }

    /** Two fifths of 25 wrong codes. */
    private String guessed(String name) {
        for (int code = 0; code < 2; code++) {
            ResetVisit visit = visit(name);
            visit.enterName();
            for (int wrong = 0; wrong < ATTEMPTS_PER_CODE; wrong++) {
                visit.enterWrongCode();
            }
        }
        return name;
    }

    @Test
    void rightCodeOfAKnownUserLeadsToANewPassword() {
        bind(FLOW);
        Person known = Person.in(server, realm);
        ResetVisit visit = visit(known.name());
        visit.enterName();

        Page page = visit.enter(known.mail().code());

        assertThat(page.has("input[name=password-new]")).as(page.toString()).isTrue();
        visit.browser().submit(Map.of("password-new", "another", "password-confirm", "another"));
        assertThat(visit.browser().page().text()).contains("Your account has been updated.");
    }

    @Test
    void userWhoIsLockedMeanwhileSeesWhatAnUnknownOneSeesUntilTheLockEnds() {
        bind(FLOW);
        realm.change(settings -> settings.put("failureFactor", 2));
        Person known = Person.in(server, realm);
        ResetVisit visit = visit(known.name()).counting(known.name());
        visit.enterName();
        String code = known.mail().code();
        visit.enterWrongCode();
        visit.enterWrongCode();
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).until(() -> realm.users().locked(known.name()));

        assertThat(visit.enter(code).codeError()).isEqualTo("This code is not correct. Attempts left: 2.");
        visit.reload();
        visit.resend();

        ResetVisit unknown = visit("nobody-of-this-name");
        unknown.enterName();
        for (int wrong = 0; wrong < 3; wrong++) {
            unknown.enterWrongCode();
        }
        unknown.reload();
        unknown.resend();
        assertThat(visit.told()).isEqualTo(unknown.told());
        assertThat(realm.events().awaitError("user_temporarily_disabled").path("userId").asText())
                .isEqualTo(known.id());
        realm.users().assertFailuresStay(known.name(), 2);

        realm.users().forgetFailures(known.name());
        assertThat(visit.enter(code).has("input[name=password-new]")).isTrue();
    }

    /** Keycloak locks for good by disabling, and would tell of it before it asks a step. */
    @Test
    void userWhoIsDisabledMeanwhileSeesWhatAnUnknownOneSees() {
        bind(FLOW);
        realm.change(settings -> settings.put("failureFactor", 2).put("permanentLockout", true));
        Person lockedForGood = Person.in(server, realm);
        ResetVisit locked = visit(lockedForGood.name()).counting(lockedForGood.name());
        locked.enterName();
        locked.enterWrongCode();
        locked.enterWrongCode();
        Awaitility.await("lock").atMost(Duration.ofSeconds(10)).until(() -> !isEnabled(lockedForGood));
        Person shutOut = Person.in(server, realm);
        ResetVisit disabled = visit(shutOut.name()).counting(shutOut.name());
        disabled.enterName();
        disabled.enterWrongCode();
        realm.users().enable(shutOut.name(), false);
        disabled.enter("87654321");
        ResetVisit unknown = visit("nobody-of-this-name");
        unknown.enterName();
        unknown.enterWrongCode();
        unknown.enterWrongCode();

        List<String> pages = toTheEnd(unknown, "12345678").told();
        assertThat(toTheEnd(locked, lockedForGood.mail().code()).told()).isEqualTo(pages);
        assertThat(toTheEnd(disabled, shutOut.mail().code()).told()).isEqualTo(pages);
        assertThat(realm.events().awaitError("user_disabled").path("type").asText()).isEqualTo("RESET_PASSWORD_ERROR");
        realm.users().assertFailuresStay(shutOut.name(), 1);
    }

    private static ResetVisit toTheEnd(ResetVisit visit, String code) {
        visit.reload();
        visit.resend();
        visit.enter(code);
        for (int wrong = 4; wrong <= ATTEMPTS_PER_CODE; wrong++) {
            visit.enter("87654321");
        }
        visit.reload();
        assertThat(visit.again().asksForCode()).isTrue();
        return visit;
    }

    private boolean isEnabled(Person person) {
        return realm.users().get(person.name()).path("enabled").asBoolean();
    }

    @Test
    void mailServerThatFailsTellsNothing() {
        bind(FLOW.replace("{mailsPerHour=4}", "{delivery=foreground}"));
        realm.change(settings -> settings.withObject("smtpServer").put("port", "1"));
        Person known = Person.in(server, realm);
        ResetVisit visit = visit(known.name());
        visit.enterName();
        // Before the tries of the mail: pages tell the minutes that are left.
        ResetVisit unknown = visit("nobody-of-this-name");
        unknown.enterName();
        realm.events().await("SEND_VERIFY_EMAIL_ERROR", event -> event.path("userId").asText().equals(known.id()));
        visit.reload();
        visit.resend();
        unknown.reload();
        unknown.resend();

        assertThat(visit.told()).isEqualTo(unknown.told());
        assertThat(visit.mailState()).startsWith("200").endsWith("sent").isEqualTo(unknown.mailState());
    }

    @Test
    void approverIsToldOfForKnownAndUnknownAlike() {
        Person approver = Person.in(server, realm);
        bind(FLOW.replace("{mailsPerHour=4}", "{user=" + approver.name() + "}"));
        Person known = Person.in(server, realm);
        ResetVisit visit = visit(known.name());
        assertThat(visit.enterName().text()).contains("approves your sign-in");
        assertThat(approver.mail().text()).contains(known.name());

        ResetVisit unknown = visit("nobody-of-this-name");
        unknown.enterName();
        ResetVisit own = visit(approver.name());
        own.enterName();

        assertThat(unknown.told()).isEqualTo(visit.told());
        assertThat(own.told()).as("approver of oneself").isEqualTo(visit.told());
        assertThat(approver.mails()).isOne();
    }

    @Test
    void wrongSetUpIsShownToAll() {
        bind(FLOW.replace("mailsPerHour=4", "codeLength=4"));
        ResetVisit known = visit(Person.in(server, realm).name());
        ResetVisit unknown = visit("nobody-of-this-name");

        assertThat(known.enterName().message()).startsWith("Signing in with a code has not been set up correctly");
        unknown.enterName();

        assertThat(unknown.told()).isEqualTo(known.told());
    }
}
