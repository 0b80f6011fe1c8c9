package io.github.onetimecode.delivery;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.mailserver.Manners;
import io.github.onetimecode.mailserver.Stage;
import io.github.onetimecode.server.FaultyServerTest;
import io.github.onetimecode.server.MailCertificate;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server whose administrator does not care which machine a certificate names ({@code --tls-hostname-verifier=ANY}).
 */
@FaultyServerTest
class UncheckedHostIT {

    @Test
    void certificateMayNameAnotherHostButMustBeTrusted(Server server, TestRealm realm) {
        try (FakeMailServer mails = FakeMailServer.start(
                Manners.GOOD.offeringTls(MailCertificate.OF_ANOTHER_HOST.context()))) {
            SmtpSettings.in(realm).use(mails, Map.of("starttls", "true"));
            Person person = ManyLogins.begin(1, server, realm).get(0);
            assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(SeenState.SENT);
            assertThat(mails.inbox().to(person.address())).hasSize(1).allMatch(mail -> mail.entry().encrypted());
        }
        try (FakeMailServer mails = FakeMailServer.start(
                Manners.GOOD.offeringTls(MailCertificate.UNKNOWN.context()))) {
            SmtpSettings.in(realm).use(mails, Map.of("starttls", "true"));
            Person person = ManyLogins.begin(1, server, realm).get(0);
            assertThat(SeenState.awaitEnd(person.browser())).isEqualTo(SeenState.FAILED);
            assertThat(mails.traffic().reached(Stage.SENDER)).isZero();
        }
    }
}
