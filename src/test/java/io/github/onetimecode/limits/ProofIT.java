package io.github.onetimecode.limits;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Which steps before it prove to our step who is there: those that have checked a credential, and succeeded. */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofIT {

    private enum Before {

        FORM("proven", "REQUIRED auth-username-password-form"),
        FORM_IN_A_SUB_FLOW("proven", """
                REQUIRED inner:
                  REQUIRED auth-username-password-form
                """),
        NAME("unproven", "REQUIRED auth-username-form"),
        NAME_AND_NO_CREDENTIAL("unproven", "REQUIRED auth-username-form\nREQUIRED allow-access-authenticator"),
        PASSWORD_OF_A_NAME("proven", "REQUIRED auth-username-form\nREQUIRED auth-password-form"),
        APP_OF_A_NAME("proven", "REQUIRED auth-username-form\nREQUIRED auth-otp-form"),
        APP_THAT_IS_NOT_ASKED_FOR("unproven", """
                REQUIRED auth-username-form
                REQUIRED auth-conditional-otp-form {defaultOtpOutcome=skip}
                """),
        CODE_OF_A_NAME("proven", "REQUIRED auth-username-form\nREQUIRED one-time-code {stepName=first}"),
        TWO_STEP_CODE_OF_A_NAME("proven", """
                REQUIRED auth-username-form
                REQUIRED one-time-code-issue {stepName=first}
                REQUIRED one-time-code-confirm
                """),
        CODE_OF_AN_APPROVER("unproven", """
                REQUIRED auth-username-form
                REQUIRED one-time-code {stepName=first; user=the-approver}
                """);

        private final String purse;
        private final String flow;

        Before(String purse, String flow) {
            this.purse = purse;
            this.flow = flow;
        }

        boolean asksForCode() {
            return flow.contains("stepName=first");
        }
    }

    private final Server server;
    private final TestRealm realm;

    ProofIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.users().add("the-approver", user -> user.put("email", "approver@" + realm.name() + ".example.com"));
        realm.change(settings -> settings.put("bruteForceProtected", false)
                .put("resetPasswordAllowed", true));
    }

    @ParameterizedTest
    @EnumSource
    void stepBefore(Before before, Faults faults) {
        realm.flows().define(before.name(),
                before.flow.stripTrailing() + "\nREQUIRED one-time-code {stepName=second}\n");
        realm.flows().bindBrowser(LoginBrowser.CLIENT, before.name());
        Person person = Person.in(server, realm, user -> user.withArray("credentials").addObject().put("type", "otp")
                .put("secretData", "{\"value\":\"" + BobsApp.SECRET + "\"}").put("credentialData",
                        "{\"subType\":\"totp\",\"algorithm\":\"HmacSHA1\",\"digits\":6,\"period\":30}"));
        person.browser().open();

        Page page = upToFirst(person);
        if (before.asksForCode()) {
            String address = before == Before.CODE_OF_AN_APPROVER ? "approver@" + realm.name() + ".example.com"
                    : person.address();
            page = person.enter(server.mailbox().await(address).code());
        }

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.text().contains("@e***e.com")).as(page.toString()).isEqualTo(before.purse.equals("proven"));
        List<Faults.Call> mails = faults.won("payment:");
        assertThat(mails.get(mails.size() - 1).key())
                .contains("payment:" + before.purse + ":" + realm.purseOf(person.id()));
    }

    /** Nobody knows whose password was right, so the login starts again: then it was the person's own. */
    @ParameterizedTest
    @EnumSource(names = {"FORM", "FORM_IN_A_SUB_FLOW"})
    void stepBeforeInATabThatCameBackFromForgotPassword(Before before, Faults faults) {
        realm.flows().define("back " + before,
                before.flow.stripTrailing() + "\nREQUIRED one-time-code {stepName=second}\n");
        realm.flows().bindBrowser(LoginBrowser.CLIENT, "back " + before);
        Person person = Person.in(server, realm);
        LoginBrowser browser = person.browser();
        String forgotten = browser.open().html().selectFirst("a[href*=reset-credentials]").absUrl("href");
        browser.go(URI.create(forgotten));
        browser.submit(Map.of("username", "nobody-of-this-name"));
        browser.go(URI.create(forgotten.replaceFirst("/reset-credentials", "/authenticate")));

        Page again = browser.submitPassword(person.name());
        assertThat(again.asksForPassword()).as(again.toString()).isTrue();
        assertThat(again.text()).contains("Please continue with login now.");
        assertThat(faults.won("payment:")).isEmpty();
        Page page = browser.submitPassword(person.name());

        assertThat(page.text()).as(page.toString()).contains("@e***e.com");
        assertThat(faults.won("payment:")).hasSize(1).first().extracting(Faults.Call::key).asString()
                .contains("payment:proven:" + realm.purseOf(person.id()));
    }

    private Page upToFirst(Person person) {
        LoginBrowser browser = person.browser();
        while (!browser.page().asksForCode()) {
            Page page = browser.page();
            if (page.asksForTotp()) {
                browser.submitTotp(BobsApp.code());
            } else if (page.asksForPassword()) {
                browser.submitPassword(person.name());
            } else {
                browser.submit(Map.of("username", person.name()));
            }
            assertThat(browser.page().body()).as("the page does not go on").isNotEqualTo(page.body());
        }
        return browser.page();
    }
}
