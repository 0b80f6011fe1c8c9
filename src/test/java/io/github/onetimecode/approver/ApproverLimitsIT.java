package io.github.onetimecode.approver;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Wrong codes are the asker's, mails are both persons', and a lock of either of them stops the login. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApproverLimitsIT {

    private static final String NO_MORE_MAILS = "No more codes can be sent to you for now. Please try again later.";
    private static final String BY_NAME = "by-name";
    private static final int ASKERS_AT_ONCE = 10;
    private static final String LOCKED = "You cannot sign in at the moment. Please try again later.";

    private final TestRealm realm;
    private final Approval approval;

    ApproverLimitsIT(Server server, TestRealm realm) {
        this.realm = realm;
        realm.change(settings -> settings.put("failureFactor", 4).put("waitIncrementSeconds", 600)
                .put("maxFailureWaitSeconds", 900));
        this.approval = new Approval(server, realm);
    }

    @AfterEach
    void putBack() {
        approval.sendTo(Approval.OF_MANAGER);
        realm.flows().configure("password and mailed code", "one-time-code-confirm", Map.of());
    }

    @Test
    void wrongCodesCountForTheAskerAlone() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();

        asker.enter(Person.wrong(manager.mail().code()));

        Awaitility.await().until(() -> asker.failures() == 1);
        manager.assertFailures(0);
    }

    @Test
    void wrongCodesOfOneAskerLeaveTheBudgetOfTheNextAlone() {
        realm.flows().configure("password and mailed code", "one-time-code-confirm",
                Map.of("failuresPerDay", "1"));
        Person manager = approval.person();
        Person first = approval.managedBy(manager.name());
        Person second = approval.managedBy(manager.name());
        first.signIn();
        first.enter(Person.wrong(manager.mail().code()));

        assertThat(first.elsewhere().signIn().message()).startsWith("Too many wrong codes have been entered.");
        assertThat(second.signIn().asksForCode()).isTrue();
        assertThat(second.enter(manager.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void oneAskersLoginsLeaveTheApproverMailsForOthersUpToTenTimesTheLimit() {
        approval.sendTo(Approval.OF_MANAGER, "mailsPerHour", "1");
        Person manager = approval.person();
        Person busy = approval.managedBy(manager.name());
        assertThat(busy.signIn().asksForCode()).isTrue();
        assertThat(busy.elsewhere().signIn().message()).isEqualTo(NO_MORE_MAILS);

        for (int other = 2; other <= ASKERS_AT_ONCE; other++) {
            assertThat(approval.managedBy(manager.name()).signIn().asksForCode()).as("asker " + other).isTrue();
        }
        Person late = approval.managedBy(manager.name());
        assertThat(late.signIn().message()).isEqualTo(NO_MORE_MAILS);

        assertThat(approval.event(late, "LOGIN_ERROR").path("error").asText()).isEqualTo("one_time_code_limited");
        assertThat(manager.mail(ASKERS_AT_ONCE).code()).isNotEmpty();
        assertThat(manager.mails()).isEqualTo(ASKERS_AT_ONCE);
    }

    /** Neither those of the pair nor those of the approver. */
    @Test
    void loginsByNameAloneLeaveTheApproverMailsForThoseWithAPassword() {
        approval.sendTo(Approval.OF_MANAGER, "mailsPerHour", "1");
        realm.flows().define(BY_NAME, """
                REQUIRED auth-username-form
                REQUIRED one-time-code {user=${user.attributes.manager}; mailsPerHour=1}
                """);
        realm.addClient(BY_NAME, client -> { });
        realm.flows().bindBrowser(BY_NAME, BY_NAME);
        Person manager = approval.person();
        Person alice = approval.managedBy(manager.name());
        assertThat(byName(alice).asksForCode()).isTrue();
        for (int other = 2; other <= ASKERS_AT_ONCE; other++) {
            assertThat(byName(approval.managedBy(manager.name())).asksForCode()).as("asker " + other).isTrue();
        }
        assertThat(byName(approval.managedBy(manager.name())).message()).isEqualTo(Texts.of("oneTimeCodeRefused"));

        assertThat(alice.signIn().asksForCode()).as(alice.page().toString()).isTrue();

        assertThat(alice.enter(manager.mail(ASKERS_AT_ONCE + 1).code()).loggedIn()).isTrue();
        assertThat(alice.elsewhere().signIn().message()).isEqualTo(NO_MORE_MAILS);
    }

    private static Page byName(Person person) {
        Person stranger = person.elsewhere();
        stranger.browser().open(BY_NAME);
        return stranger.browser().submit(Map.of("username", person.name()));
    }

    @Test
    void mailsAreTheAskersToo() {
        approval.sendTo(Approval.OF_MANAGER, "mailsPerHour", "1");
        Person manager = approval.person();
        Person other = approval.person();
        Person asker = approval.managedBy(manager.name());
        assertThat(asker.signIn().asksForCode()).isTrue();
        realm.users().change(asker.name(), user -> user.withObject("attributes").putArray("manager").add(other.name()));

        assertThat(asker.elsewhere().signIn().message()).isEqualTo(NO_MORE_MAILS);
        assertThat(other.mails()).isZero();
    }

    @Test
    void lockedApproverGetsNoMail() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        approval.lock(manager);

        assertThat(asker.signIn().message()).isEqualTo(LOCKED);

        assertThat(approval.event(asker, "LOGIN_ERROR").path("error").asText()).isEqualTo("user_temporarily_disabled");
        assertThat(manager.mails()).isZero();
        asker.assertFailures(0);
        assertThat(asker.sessions()).isZero();
    }

    @Test
    void rightCodeDoesNotConfirmOnceTheApproverIsLocked() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();
        approval.lock(manager);

        assertThat(asker.enter(manager.mail().code()).message()).isEqualTo(LOCKED);
        assertThat(asker.sessions()).isZero();
    }

    @Test
    void rightCodeDoesNotConfirmOnceTheAskerIsLocked() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();
        approval.lock(asker);

        assertThat(asker.enter(manager.mail().code()).message()).isEqualTo(LOCKED);
        assertThat(asker.sessions()).isZero();
    }

    @Test
    void rightCodeDoesNotConfirmOnceTheApproverIsDisabled() {
        Person manager = approval.person();
        Person asker = approval.managedBy(manager.name());
        asker.signIn();
        realm.users().enable(manager.name(), false);

        assertThat(asker.enter(manager.mail().code()).message()).isEqualTo(
                "Signing in with a code has not been set up correctly. Please tell your administrator.");
        assertThat(approval.event(asker, "LOGIN_ERROR").path("error").asText())
                .isEqualTo("one_time_code_misconfigured");
        assertThat(asker.sessions()).isZero();
    }
}
