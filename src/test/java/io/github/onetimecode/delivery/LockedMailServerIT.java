package io.github.onetimecode.delivery;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.onetimecode.mailserver.Entry;
import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.MailCertificate;
import io.github.onetimecode.server.OnEveryVersion;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Mail servers that encrypt, that want a password or a token, and whose connections serve several mails. */
@OnEveryVersion
@ServerTest
class LockedMailServerIT {

    private static final Map<String, String> SSL = Map.of("ssl", "true");
    private static final Map<String, String> STARTTLS = Map.of("starttls", "true");
    private static final Manners ENCRYPTING = Manners.GOOD.encrypting(MailCertificate.TRUSTED.context());
    private static final Manners OFFERING_TLS = Manners.GOOD.offeringTls(MailCertificate.TRUSTED.context());
    private static final Manners DEMANDING_TLS = Manners.GOOD.demandingTls(MailCertificate.TRUSTED.context());

    private final FakeMailServer mails = FakeMailServer.start(Manners.GOOD);
    private final Server server;
    private final TestRealm realm;

    LockedMailServerIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
    }

    @AfterEach
    void close() {
        mails.close();
    }

    static Stream<Arguments> doors() {
        return Stream.of(
                arguments("encrypts from the start", ENCRYPTING, SSL, new Entry(true, "")),
                arguments("offers TLS", OFFERING_TLS, STARTTLS, new Entry(true, "")),
                arguments("demands TLS", DEMANDING_TLS, STARTTLS, new Entry(true, "")),
                arguments("both are set", ENCRYPTING, SmtpSettings.with(SSL, STARTTLS), new Entry(true, "")),
                arguments("password, in the clear", Manners.GOOD.asking("right", "PLAIN"),
                        SmtpSettings.password("right"), new Entry(false, "PLAIN")),
                arguments("login, encrypted", ENCRYPTING.asking("right", "LOGIN", "PLAIN"),
                        SmtpSettings.with(SSL, SmtpSettings.password("right")), new Entry(true, "LOGIN")),
                arguments("password after demanded TLS", DEMANDING_TLS.asking("right", "PLAIN"),
                        SmtpSettings.with(STARTTLS, SmtpSettings.password("right")), new Entry(true, "PLAIN")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void secondMailComesOverTheConnectionThatTheFirstHasOpened(String door, Manners manners,
            Map<String, String> settings, Entry entry) {
        mails.behave(manners);
        SmtpSettings.in(realm).use(mails, settings);

        mailTwo();

        assertThat(mails.inbox().all()).hasSize(2).allMatch(mail -> mail.entry().equals(entry));
        assertThat(mails.traffic().connections()).isOne();
        assertThat(mails.traffic().reached(Stage.START_TLS)).isLessThanOrEqualTo(1);
        assertThat(mails.traffic().reached(Stage.PASSWORD)).isEqualTo(entry.mechanism().isEmpty() ? 0 : 1);
    }

    @Test
    void tokenIsFetchedOnceAndAnewWhenTheMailServerRefusesIt() {
        try (TokenEndpoint tokens = TokenEndpoint.start()) {
            mails.behave(DEMANDING_TLS.asking("token-1", "XOAUTH2"));
            SmtpSettings settings = SmtpSettings.in(realm);
            settings.use(mails, SmtpSettings.with(STARTTLS, tokens.settings()));

            mailTwo();

            assertThat(mails.inbox().all()).hasSize(2)
                    .allMatch(mail -> mail.entry().equals(new Entry(true, "XOAUTH2")));
            assertThat(mails.traffic().connections()).isOne();
            assertThat(tokens.tokens()).isOne();

            mails.behave(DEMANDING_TLS.asking("token-2", "XOAUTH2"));
            settings.use(mails, SmtpSettings.with(STARTTLS, tokens.settings(), Map.of("fromDisplayName", "Another")));
            mail(at(realm));

            assertThat(mails.inbox().all()).hasSize(3);
            assertThat(tokens.tokens()).isEqualTo(2);
            assertThat(realm.events().of("SEND_VERIFY_EMAIL"))
                    .allMatch(event -> event.path("details").path("one_time_code_tries").asText().equals("1"));
        }
    }

    @Test
    void changedPasswordAndChangedHostEachTakeANewConnection() {
        SmtpSettings settings = SmtpSettings.in(realm);
        mails.behave(Manners.GOOD.asking("first"));
        settings.use(mails, SmtpSettings.password("first"));
        mail(at(realm));

        mails.behave(Manners.GOOD.asking("second"));
        settings.use(mails, SmtpSettings.password("second"));
        mail(at(realm));
        assertThat(mails.traffic().connections()).isEqualTo(2);
        assertThat(mails.traffic().reached(Stage.PASSWORD)).isEqualTo(2);

        settings.use(mails, SmtpSettings.with(SmtpSettings.password("second"), Map.of("host", "127.0.0.1")));
        mail(at(realm));
        assertThat(mails.traffic().connections()).isEqualTo(3);
        assertThat(mails.inbox().all()).hasSize(3);
    }

    @Test
    void realmsWithTheSameSettingsShareNoConnection() {
        try (TestRealm other = server.admin().copyOfExport(realm.name() + "-other")) {
            mails.behave(OFFERING_TLS.asking("right"));
            Map<String, String> both = SmtpSettings.with(STARTTLS, SmtpSettings.password("right"));
            SmtpSettings.in(realm).use(mails, both);
            SmtpSettings.in(other).use(mails, both);

            Person first = at(realm);
            Person second = at(other);

            mail(first);
            mail(second);

            assertThat(mails.traffic().connections()).isEqualTo(2);
            assertThat(mails.traffic().reached(Stage.PASSWORD)).isEqualTo(2);
        }
    }

    @Test
    void nothingIsSaidInTheClearWhereTlsIsSetAndNotOffered() {
        mails.behave(Manners.GOOD.asking("right"));
        SmtpSettings.in(realm).use(mails, SmtpSettings.with(STARTTLS, SmtpSettings.password("right")));

        assertThat(end(at(realm))).isEqualTo(SeenState.FAILED);

        assertThat(mails.traffic().connections()).as("tries").isOne();
        assertThat(mails.traffic().reached(Stage.PASSWORD)).isZero();
        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
    }

    @Test
    void certificateThatNamesAnotherHostIsNoGood() {
        mails.behave(Manners.GOOD.offeringTls(MailCertificate.OF_ANOTHER_HOST.context()));
        SmtpSettings.in(realm).use(mails, STARTTLS);

        assertThat(end(at(realm))).isEqualTo(SeenState.FAILED);

        assertThat(mails.traffic().connections()).as("tries").isOne();
        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
    }

    @Test
    void tokenThatNobodyCanFetchCostsTheUserNothing() {
        ManyLogins.issue(realm, Map.of("delivery", "foreground"));
        mails.behave(Manners.GOOD.asking("token-1", "XOAUTH2"));
        try (TokenEndpoint tokens = TokenEndpoint.start()) {
            Map<String, String> right = tokens.settings();
            SmtpSettings settings = SmtpSettings.in(realm);

            for (Map<String, String> wrong : List.of(
                    Map.of("authTokenClientSecret", "wrong"), Map.of("authType", "unknown"),
                    Map.of("authTokenUrl", "http://localhost:1/nobody"),
                    Collections.singletonMap("authTokenClientSecret", (String) null))) {
                settings.use(mails, SmtpSettings.with(right, wrong));
                Person person = at(realm);
                person.browser().submitPassword(person.name());
                assertThat(SeenState.shownOn(person.page())).as(wrong.toString()).isEqualTo(SeenState.FAILED);
                assertThat(person.page().has("#one-time-code-wait")).as("button locked").isFalse();
            }
        } finally {
            ManyLogins.issue(realm, Map.of());
        }
        assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
    }

    /** So that the connection does not wait for the second person to be made. */
    private void mailTwo() {
        Person first = at(realm);
        Person second = at(realm);
        mail(first);
        assertThat(second.enter(mail(second)).loggedIn()).isTrue();
    }

    /** Before the password. */
    private Person at(TestRealm where) {
        Person person = ManyLogins.one(server, where);
        person.browser().open();
        return person;
    }

    /** The code. Until its mail is known to be sent, nobody knows whether the connection waits for another. */
    private String mail(Person person) {
        assertThat(end(person)).isEqualTo(SeenState.SENT);
        return mails.inbox().await(person.address()).code();
    }

    private static String end(Person person) {
        person.browser().submitPassword(person.name());
        return SeenState.awaitEnd(person.browser());
    }
}
