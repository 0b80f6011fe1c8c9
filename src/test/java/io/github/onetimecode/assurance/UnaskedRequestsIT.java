package io.github.onetimecode.assurance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.flows.Brokering;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static io.github.onetimecode.assurance.SteppedFlow.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that nobody made: an application that only asks whether somebody is logged in, an image of another page, a
 * browser or a scanner that fetches ahead. None of them makes a code, a mail or a claim.
 */
@FaultyServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnaskedRequestsIT {

    private static final String DEST = "Sec-Fetch-Dest";
    private static final String SAML = "https://application.example/saml";
    private static final String SSO_AND_CODE = "session and code";

    private final Server server;
    private final TestRealm realm;
    private final Enrolling enrolling;

    UnaskedRequestsIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.enrolling = new Enrolling(server, realm);
        // Else Keycloak 26.7 would take the user for locked until it has written the login down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        for (SteppedFlow flow : SteppedFlow.values()) {
            flow.define(realm, "attemptsPerCode=2");
        }
        realm.flows().define(SSO_AND_CODE, """
                REQUIRED auth-cookie
                REQUIRED one-time-code-enrolled
                """);
    }

    private Person atSilver(SteppedFlow flow) {
        Person person = Person.in(server, realm);
        assertThat(person.signIn(flow.client()).loggedIn()).as(person.page().toString()).isTrue();
        return person;
    }

    private static void assertNothingMade(Person person, Faults faults) {
        assertThat(faults.won("one-time-code:")).isEmpty();
        assertThat(person.mails()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void applicationThatOnlyAsksIsToldThatALoginIsRequired(SteppedFlow flow, Faults faults) {
        Person person = atSilver(flow);

        Page page = person.browser().open(flow.client(), GOLD, "prompt=none");

        assertThat(page.parameter("error")).as(page.toString()).contains("login_required");
        assertNothingMade(person, faults);
        assertThat(person.browser().open(flow.client(), GOLD).asksForCode()).isTrue();
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void pageAsksFirstWhereARequestIsNoNavigation(SteppedFlow flow, Faults faults) {
        Person person = atSilver(flow);
        LoginBrowser image = person.browser().sending(DEST, "image");

        Page page = image.open(flow.client(), GOLD);
        image.reload();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("You need a one-time code to continue.");
        assertNothingMade(person, faults);
        Page asked = image.submit(Map.of("one_time_code_send", "true"));
        assertThat(asked.asksForCode()).as(asked.toString()).isTrue();
        assertThat(image.submitCode(person.mail().code()).loggedIn()).isTrue();
        assertThat(person.mails()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Dest, empty", "Sec-Fetch-Dest, script", "Sec-Fetch-Dest, object", "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender", "Purpose, prefetch", "X-Moz, prefetch", "X-Purpose, preview"})
    void nothingIsMadeWhereTheBrowserSaysThatNobodyAsked(String header, String value, Faults faults) {
        Person person = atSilver(SteppedFlow.TWO_STEPS);

        Page page = person.browser().sending(header, value).open(SteppedFlow.TWO_STEPS.client(), GOLD);

        assertThat(page.text()).contains("You need a one-time code to continue.");
        assertNothingMade(person, faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "iframe"})
    void codeIsMadeWhereSomebodyNavigates(String destination) {
        Person person = atSilver(SteppedFlow.ONE_STEP);

        Page page = person.browser().sending(DEST, destination).open(SteppedFlow.ONE_STEP.client(), GOLD);

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        person.mail();
    }

    /** Or it could use up the mails of its visitors, one hidden frame after the other. */
    @ParameterizedTest
    @EnumSource
    void frameOfAnotherSiteMakesNothing(SteppedFlow flow, Faults faults) {
        Person person = atSilver(flow);
        LoginBrowser frame = person.browser().sending(DEST, "iframe").sending("Sec-Fetch-Site", "cross-site");

        Page page = frame.open(flow.client(), GOLD);

        assertThat(page.text()).contains("You need a one-time code to continue.");
        assertNothingMade(person, faults);
        assertThat(frame.submit(Map.of("one_time_code_send", "true")).asksForCode()).isTrue();
        frame.submitCode(person.mail().code());
        assertThat(frame.userName()).isEqualTo(person.name());
    }

    @ParameterizedTest
    @EnumSource
    void headersAloneMakeNothing(SteppedFlow flow, Faults faults) {
        Person person = atSilver(flow);

        Page page = person.browser().head(person.browser().address(flow.client(), GOLD));

        // Keycloak redirects to its login page, which it does not offer by HEAD (26.7.4).
        assertThat(page.address().getPath()).endsWith("/login-actions/authenticate");
        assertThat(page.status()).isEqualTo(404);
        assertNothingMade(person, faults);
    }

    /** Where {@code prompt=none} is forwarded to an identity provider, the flow after it is told by a note alone. */
    @Test
    void applicationThatOnlyAsksAnIdentityProviderIsToldThatMoreIsNeeded(Faults faults) {
        realm.flows().define("after", "REQUIRED one-time-code-issue\nREQUIRED one-time-code-confirm\n");
        realm.addClient("by-provider", client -> { });
        realm.flows().bindBrowser("by-provider", "browser");
        try (Brokering brokering = Brokering.between(server, realm)) {
            brokering.add(server, "idp", Map.of("postBrokerLoginFlowAlias", "after"));
            realm.change("/identity-provider/instances/idp",
                    idp -> idp.withObject("config").put("acceptsPromptNoneForwardFromClient", "true"));
            Person person = Person.in(server, realm);
            brokering.register(person);
            brokering.link(person, "idp");
            LoginBrowser browser = person.browser();
            browser.open("by-provider", "kc_idp_hint=idp");
            assertThat(browser.submitPassword(person.name()).asksForCode()).as(browser.page().toString()).isTrue();
            int mails = server.mailbox().mails(person.address()).size();
            faults.reset();

            LoginBrowser asking = browser.tab();
            Page page = asking.open("by-provider", "kc_idp_hint=idp", "prompt=none");

            assertThat(page.parameter("error")).as(page.toString()).contains("interaction_required");
            assertThat(faults.won("payment:")).isEmpty();
            assertThat(person.mails()).isEqualTo(mails);
        }
    }

    /** Without asking, any page may post to any address; it knows no login's own form. */
    @Test
    void postOfAnotherPageMakesNothing(Faults faults) {
        Person person = atSilver(SteppedFlow.ONE_STEP);
        LoginBrowser script = person.browser().sending(DEST, "empty");
        URI address = script.address(SteppedFlow.ONE_STEP.client(), GOLD);

        script.post(URI.create(address.toString().replaceFirst("\\?.*", "")), address.getRawQuery());

        assertNothingMade(person, faults);
    }

    /** A theme may post forms by script: whoever has the login's own form is somebody at its page. */
    @Test
    void formThatIsPostedByAScriptMakesACode() {
        Person person = Person.in(server, realm);
        LoginBrowser script = person.browser().sending(DEST, "empty");
        script.open(SteppedFlow.TWO_STEPS.client(), GOLD);

        Page page = script.submitPassword(person.name());

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(script.submitCode(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void enrolmentIsNotBegunByAnImage(Faults faults) {
        Person person = Person.in(server, realm, user -> user.putArray("requiredActions").add("one-time-code-enrol"));
        LoginBrowser image = person.browser().sending(DEST, "image");
        image.open();

        Page page = image.submitPassword(person.name());

        assertThat(page.text()).as(page.toString()).contains("You need a one-time code to continue.");
        assertNothingMade(person, faults);
        assertThat(image.submit(Map.of("one_time_code_send", "true")).asksForCode()).isTrue();
        assertThat(image.submitCode(person.mail().code()).loggedIn()).isTrue();
    }

    @Test
    void passwordOfASessionIsNotForgottenByAnImage(Faults faults) {
        realm.flows().define("reset", """
                REQUIRED reset-credentials-choose-user
                REQUIRED one-time-code-issue
                REQUIRED one-time-code-confirm
                REQUIRED reset-password
                """);
        realm.change(settings -> settings.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true));
        Person person = atSilver(SteppedFlow.ONE_STEP);
        LoginBrowser image = person.browser().sending(DEST, "image");

        Page page = image.go(URI.create(server.baseUrl() + "/realms/" + realm.name()
                + "/login-actions/reset-credentials?client_id=" + LoginBrowser.CLIENT));

        assertThat(page.text()).as(page.toString()).contains("You need a one-time code to continue.");
        assertNothingMade(person, faults);
    }

    /** The factor of users who have enrolled, asked for by SAML, which leaves no trace of it in the login. */
    @Test
    void samlApplicationThatOnlyAsksIsToldThatNobodyCanBeLoggedIn(Faults faults) {
        Person person = enrolledWithASession(faults);
        int mails = person.mails();

        Page page = person.browser().go(samlRequest(true));

        String response = page.html().selectFirst("input[name=SAMLResponse]").val();
        assertThat(new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8))
                .contains("status:NoPassive");
        assertThat(faults.won("one-time-code:")).isEmpty();
        assertThat(person.mails()).isEqualTo(mails);
    }

    @Test
    void samlApplicationThatLogsInGetsItsUserAsked(Faults faults) {
        Person person = enrolledWithASession(faults);
        int mails = person.mails();

        Page page = person.browser().go(samlRequest(false));

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(faults.won("one-time-code:")).isNotEmpty();
        assertThat(person.mails()).isEqualTo(mails + 1);
    }

    private Person enrolledWithASession(Faults faults) {
        if (realm.get("/clients?clientId=" + SAML).isEmpty()) {
            realm.addClient(SAML, client -> {
                client.put("protocol", "saml").putArray("redirectUris").add("*");
                client.putObject("attributes").put("saml.client.signature", "false").put("saml.authnstatement", "true");
            });
            realm.flows().bindBrowser(SAML, SSO_AND_CODE);
        }
        Person person = enrolling.enrolled();
        realm.change(settings -> settings.put("bruteForceProtected", false));
        assertThat(person.signIn().loggedIn()).as(person.page().toString()).isTrue();
        faults.reset();
        return person;
    }

    private URI samlRequest(boolean passive) {
        String address = server.baseUrl() + "/realms/" + realm.name() + "/protocol/saml";
        String xml = "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_1\" Version=\"2.0\""
                + " IssueInstant=\"" + Instant.now() + "\" IsPassive=\"" + passive + "\""
                + " Destination=\"" + address + "\" AssertionConsumerServiceURL=\"http://localhost:1/saml\""
                + " ProtocolBinding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"><saml:Issuer>" + SAML
                + "</saml:Issuer></samlp:AuthnRequest>";
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return URI.create(address + "?SAMLRequest=" + URLEncoder.encode(
                Base64.getEncoder().encodeToString(deflated.toByteArray()), StandardCharsets.UTF_8));
    }
}
