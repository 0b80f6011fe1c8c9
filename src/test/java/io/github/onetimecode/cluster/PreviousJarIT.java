package io.github.onetimecode.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarFile;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.KeycloakCluster;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A cluster in the middle of an upgrade of our jar: one node has the previous build, the other today's. */
@EnabledIfSystemProperty(named = PreviousJarIT.PROPERTY, matches = ".+",
        disabledReason = "-Dprevious.jar=... has to name the jar of an earlier build; see docs/releasing.md")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PreviousJarIT {

    static final String PROPERTY = "previous.jar";

    private static final String CODED = "coded";
    private static final String ENROLLED = "enrolled";
    private static final String LIMITED = "limited";
    private static final String NO_MORE = "No more codes can be sent to you for now. Please try again later.";

    private static KeycloakCluster cluster;
    private static TestRealm realm;
    private static ServiceApplication shop;

    @BeforeAll
    static void start() {
        cluster = KeycloakCluster.start(previousJar());
        realm = cluster.first().admin().copyOfExport("previous-jar", settings -> {
            settings.put("bruteForceProtected", false);
            settings.withArray("supportedLocales").add("fi");
        });
        Enrolling enrolling = new Enrolling(cluster.first(), realm);
        enrolling.flow(CODED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {mailsPerHour=100; resendAfterSeconds=10}
                REQUIRED one-time-code-confirm
                """);
        enrolling.flow(ENROLLED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
        enrolling.flow(LIMITED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code {mailsPerHour=1; attemptsPerCode=3}
                """);
        shop = ServiceApplication.in(cluster.first(), realm, ServiceApplication.ALL);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loginGoesOnWithTheOtherBuild(boolean fromPrevious) {
        Person person = at(begun(fromPrevious));
        assertThat(person.signIn(CODED).asksForCode()).as(person.page().toString()).isTrue();
        String code = person.mail().code();

        person.browser().via(gone(fromPrevious));

        assertThat(person.browser().reload().asksForCode()).as(person.page().toString()).isTrue();
        assertThat(deliveryOn(person.page())).isEqualTo("sent");
        assertThat(person.enter(Person.wrong(code)).codeError()).isEqualTo(
                "This code is not correct. Attempts left: 4.");
        assertThat(person.enter(code).loggedIn()).isTrue();
        assertThat(person.sessions()).isOne();
        assertThat(person.mails()).isOne();
    }

    /** Its script is not there under the name that the page's own build gives it. */
    @Order(2)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageWorksWithoutTheScriptOfTheOtherBuild(boolean fromPrevious) {
        Person person = at(begun(fromPrevious));
        person.signIn(CODED);
        URI script = URI.create(person.page().html().selectFirst("#one-time-code-script").absUrl("src"));
        assertThat(person.browser().fetch(script).statusCode()).isEqualTo(200);

        person.browser().via(gone(fromPrevious));

        assertThat(person.browser().fetch(script).statusCode()).isEqualTo(has(!fromPrevious, script) ? 200 : 404);
        assertThat(person.enter(person.mail().code()).loggedIn()).isTrue();
    }

    /** Which only one of the builds may have. */
    @Order(3)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageOfALanguageThatTheOtherBuildMayLackHasTexts(boolean fromPrevious) {
        Person person = at(begun(fromPrevious));
        person.signIn(CODED, "ui_locales=fi");
        assertThat(person.page().html().selectFirst("html").attr("lang")).isEqualTo("fi");
        assertThat(person.page().text()).doesNotContainIgnoringCase("oneTimeCode", "one-time-code");

        person.browser().via(gone(fromPrevious));

        Page page = person.browser().reload();
        assertThat(page.text()).doesNotContainIgnoringCase("oneTimeCode", "one-time-code");
        assertThat(person.browser().submitCode(person.mail().code()).loggedIn()).isTrue();
    }

    @Order(4)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codeOfAnApplicationIsConfirmedByTheOtherBuildAndUsedForBoth(boolean fromPrevious) {
        ServiceApplication here = shop.via(begun(fromPrevious));
        ServiceApplication there = shop.via(gone(fromPrevious));
        Person person = at(begun(fromPrevious));
        Map<String, String> purpose = Map.of("user", person.name(), "purpose", "49.90 EUR to Bob");
        ApiReply issued = here.issue(purpose);
        String code = person.mail().code();

        assertThat(there.confirm(issued.id(), Map.of("code", code, "purpose", "49.90 EUR to Rob")))
                .matches(reply -> reply.isProblem(422, "wrong-code"));
        assertThat(there.confirm(issued.id(), Map.of("code", code, "purpose", "49.90 EUR to Bob")).status())
                .isEqualTo(200);

        assertThat(here.confirm(issued.id(), code)).matches(reply -> reply.isProblem(410, "used"));
        assertThat(here.state(issued.id()).text("state")).isEqualTo("confirmed");
    }

    @Order(5)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void limitsThatAreSpentOnOneAreSpentOnTheOther(boolean fromPrevious) {
        Person person = at(begun(fromPrevious));
        person.signIn(LIMITED);
        String code = person.mail().code();
        Person elsewhere = person.elsewhere();
        elsewhere.browser().via(gone(fromPrevious));

        assertThat(elsewhere.signIn(LIMITED).message()).isEqualTo(NO_MORE);

        for (int attempt = 1; attempt <= 3; attempt++) {
            person.browser().via(attempt % 2 == 0 ? gone(fromPrevious) : begun(fromPrevious));
            assertThat(person.enter(Person.wrong(code)).codeError()).isNotEmpty();
        }
        person.browser().via(gone(fromPrevious));
        assertThat(person.enter(code).loggedIn()).isFalse();
        assertThat(person.sessions()).isZero();
        assertThat(person.mails()).isOne();
    }

    @Order(6)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasEnrolledWithOneLogsInWithTheOther(boolean fromPrevious) {
        Person person = Person.in(cluster.first(), realm,
                user -> user.putArray("requiredActions").add(Enrolling.ACTION));
        person.browser().via(begun(fromPrevious));
        person.signIn();
        assertThat(person.enter(person.mail().code()).loggedIn()).as(person.page().toString()).isTrue();
        Person elsewhere = person.elsewhere();
        elsewhere.browser().via(gone(fromPrevious));

        assertThat(elsewhere.signIn(ENROLLED).asksForCode()).as(elsewhere.page().toString()).isTrue();

        assertThat(elsewhere.enter(elsewhere.mail(2).code()).loggedIn()).isTrue();
    }

    /** The last one: from here on both nodes have today's build. */
    @Order(7)
    @Test
    void mailUnderWayWhenThePreviousBuildStopsIsSentAgainByTodaysAndAllGoesOn() {
        Person waiting = at(cluster.first());
        waiting.signIn(CODED);
        TestRealm stuck = cluster.first().admin().copyOfExport("stuck",
                settings -> settings.put("bruteForceProtected", false));
        stuck.flows().configure("password and mailed code", "one-time-code-issue", Map.of("resendAfterSeconds", "10"));
        Person person = Person.in(cluster.first(), stuck);
        try (FakeMailServer silent = FakeMailServer.start(Manners.GOOD).hold(Stage.GREETING)) {
            silent.serve(stuck, Duration.ofMinutes(1));
            person.browser().impatient().via(cluster.first());
            person.signIn();
            person.browser().via(cluster.second());
            assertThat(deliveryOn(person.browser().reload())).isEqualTo("sending");

            cluster.upgradeFirst();

            assertThat(deliveryOn(person.browser().reload())).isEqualTo("failed");
        }
        stuck.change(settings -> settings.withObject("smtpServer").put("port", "" + stuck.mailbox().port()));
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            person.browser().resend();
            return person.mails() == 1;
        });
        assertThat(person.browser().submitCode(person.mail().code()).loggedIn()).isTrue();
        waiting.browser().via(cluster.second());
        assertThat(waiting.browser().submitCode(waiting.mail().code()).loggedIn()).isTrue();
    }

    private static boolean has(boolean previous, URI script) {
        String file = script.getPath().replaceFirst(".*/js/", "theme-resources/resources/js/");
        try (JarFile jar = new JarFile((previous ? previousJar() : ProjectFiles.jar()).toFile())) {
            return jar.getEntry(file) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path previousJar() {
        return ProjectFiles.base().resolve(System.getProperty(PROPERTY));
    }

    private static String deliveryOn(Page page) {
        return page.html().select("#one-time-code-delivery").attr("data-state");
    }

    private static Person at(KeycloakServer node) {
        Person person = Person.in(cluster.first(), realm);
        person.browser().via(node);
        return person;
    }

    private static KeycloakServer begun(boolean fromPrevious) {
        return fromPrevious ? cluster.first() : cluster.second();
    }

    private static KeycloakServer gone(boolean fromPrevious) {
        return begun(!fromPrevious);
    }
}
