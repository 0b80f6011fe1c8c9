package io.github.onetimecode.fips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.MailCertificate;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.ServerPlan;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.Since;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Keycloak's FIPS mode at its strictest: Bouncy Castle's FIPS module refuses short keys and all else that FIPS forbids.
 * The machine is in no FIPS mode, so the JDK is left without what could take the module's place.
 */
@Since(value = "26.4", because = "older ones name other versions of Bouncy Castle")
class ApprovedModeIT {

    /** They cipher, sign, make keys and speak TLS. */
    private static final Pattern NOT_FIPS = Pattern.compile(
            "security\\.provider\\.\\d+=(SunRsaSign|SunEC|SunJSSE|SunJCE|SunPCSC|SunPKCS11)");
    private static final String TWO_STEPS = "two-steps";
    private static final String ENROLLED = "enrolled";

    private static KeycloakServer server;
    private static TestRealm realm;
    private static Enrolling enrolling;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        ServerPlan plan = KeycloakServer.plan().name("fips")
                .buildOption("--features=fips").buildOption("--fips-mode=strict")
                .jvm("-Djava.security.properties==" + platform(folder))
                // Else Keycloak 26.7 seals its file of trusted certificates with one of the JDK's ciphers.
                .jvm("-Dkeystore.pkcs12.macAlgorithm=NONE")
                // In this mode a password has at least 14 characters, or is padded. Those of the tests are short.
                .option("--spi-password-hashing--pbkdf2-sha512--max-padding-length=14")
                .option("--truststore-paths=" + MailCertificate.trustedFiles())
                .option("--log-level=INFO,one-time-code:debug,org.keycloak.common.crypto:trace,"
                        + "org.keycloak.crypto:trace");
        ProjectFiles.fipsJars().forEach(plan::jar);
        server = plan.start();
        realm = server.admin().copyOfExport("fips", settings -> {
            // Those of other tests are too weak here. Without them the realm has what every realm has.
            settings.withObject("components").remove("org.keycloak.keys.KeyProvider");
            settings.remove("passwordPolicy");
        });
        enrolling = new Enrolling(server, realm);
        enrolling.flow(TWO_STEPS, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {resendAfterSeconds=10}
                REQUIRED one-time-code-confirm
                """);
        enrolling.flow(ENROLLED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The JDK's own settings with fewer providers, numbered anew. */
    private static Path platform(Path folder) throws IOException {
        List<String> settings = Files.readAllLines(Path.of(System.getProperty("java.home"), "conf", "security",
                "java.security"));
        List<String> left = new ArrayList<>();
        int providers = 0;
        for (String setting : settings) {
            boolean provider = setting.startsWith("security.provider.");
            if (!provider) {
                left.add(setting);
            } else if (!NOT_FIPS.matcher(setting).matches()) {
                left.add("security.provider." + ++providers + setting.substring(setting.indexOf('=')));
            }
        }
        return Files.write(folder.resolve("java.security"), left);
    }

    /** Else the other tests would show nothing. */
    @Test
    void bouncyCastleIsInApprovedModeAndAlone() {
        assertThat(server.log()).containsPattern("KC\\(BCFIPS version [0-9.]+ Approved Mode")
                .contains(" BCJSSE version").doesNotContain(" SunJCE version", " SunJSSE version", " SunEC version");
    }

    @Test
    void wrongCodeIsRefusedAndTheOneSentAgainLogsIn() {
        Person person = Person.in(server, realm);
        assertThat(person.signIn(TWO_STEPS).asksForCode()).isTrue();

        assertThat(person.enterWrongCode().codeError()).isEqualTo("This code is not correct. Attempts left: 4.");
        Awaitility.await("turn to send again").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500))
                .until(() -> !person.browser().reload().has("#one-time-code-wait"));
        assertThat(person.browser().resend().message()).isEqualTo("The code is being sent again.");

        assertThat(person.mail(2).code()).isEqualTo(person.mail(1).code());
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
        assertThat(person.browser().userName()).isEqualTo(person.name());
    }

    @Test
    void userEnrolsAndLogsInWithTheFactor() {
        Person person = enrolling.enrolled();

        Page page = person.signIn(ENROLLED);

        assertThat(enrolling.credentials(person)).hasSize(1);
        assertThat(page.asksForCode()).isTrue();
        assertThat(person.enter(person.mail(2).code()).loggedIn()).isTrue();
    }

    @Test
    void applicationHasACodeConfirmed() {
        ServiceApplication shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Person person = Person.in(server, realm);

        ApiReply issued = shop.issue(Map.of("user", person.name(), "purpose", "49.90 EUR to ACME"));
        String code = person.mail().code();

        assertThat(shop.confirm(issued.id(), Person.wrong(code)))
                .matches(reply -> reply.isProblem(422, "wrong-code"));
        assertThat(shop.confirm(issued.id(), code).status()).isEqualTo(200);
        assertThat(shop.confirm(issued.id(), code)).matches(reply -> reply.isProblem(410, "used"));
    }

    static Stream<Arguments> doors() {
        return Stream.of(arguments("ssl", Manners.GOOD.encrypting(MailCertificate.TRUSTED.context())),
                arguments("starttls", Manners.GOOD.demandingTls(MailCertificate.TRUSTED.context())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void mailIsEncrypted(String setting, Manners manners) {
        try (FakeMailServer mails = FakeMailServer.start(manners)) {
            Person person = mailed(mails, setting);

            assertThat(person.enter(mails.inbox().await(person.address()).code()).loggedIn()).isTrue();
            assertThat(mails.inbox().all()).singleElement().matches(mail -> mail.entry().encrypted());
        }
    }

    @ParameterizedTest
    @CsvSource({"OF_ANOTHER_HOST, starttls", "UNKNOWN, starttls", "OF_ANOTHER_HOST, ssl", "UNKNOWN, ssl"})
    void mailServerThatIsNotTrustedGetsNothing(MailCertificate certificate, String setting) {
        Manners manners = setting.equals("ssl") ? Manners.GOOD.encrypting(certificate.context())
                : Manners.GOOD.demandingTls(certificate.context());
        try (FakeMailServer mails = FakeMailServer.start(manners)) {
            Person person = mailed(mails, setting);

            assertThat(person.browser().mailState(person.page())).isEqualTo("failed");
            assertThat(mails.traffic().connections()).isOne();
            assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
        }
    }

    /** Somebody who has been asked for the code, with whatever became of the mail. */
    private static Person mailed(FakeMailServer mails, String setting) {
        realm.change(settings -> mails.serve(settings, Duration.ofSeconds(10)).put(setting, "true"));
        Person person = Person.in(server, realm);
        assertThat(person.signIn(TWO_STEPS).asksForCode()).isTrue();
        return person;
    }

    @AfterEach
    void usualMailServer() {
        realm.change(settings -> settings.withObject("smtpServer").put("port", String.valueOf(server.mailbox().port()))
                .remove(List.of("ssl", "starttls")));
    }
}
