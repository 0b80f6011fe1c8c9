package io.github.onetimecode.upgrade;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.enrolment.Enrolling;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.KeycloakServer;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

/**
 * What has begun on a server before it is upgraded.
 *
 * @param waiting    has a code and has not typed it yet
 * @param spent      has had all mails of the hour
 * @param enrolled   has an enrolled credential
 * @param credential that credential, as the admin API told it
 * @param device     has been asked for the code of {@code owner}
 * @param issued     for {@code buyer}, and not confirmed
 * @param used       has been confirmed
 */
record UnderWay(TestRealm realm, Person waiting, Person spent, Person enrolled, List<JsonNode> credential,
        NativeApplication device, Person owner, ServiceApplication shop, Person buyer, ApiReply issued, ApiReply used,
        String usedCode) {

    static final String CODED = "coded";
    static final String ENROLLED = "enrolled";

    static UnderWay on(KeycloakServer server) {
        TestRealm realm = server.admin().copyOfExport("upgraded");
        Enrolling enrolling = new Enrolling(server, realm);
        enrolling.flow(CODED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-issue {mailsPerHour=1}
                REQUIRED one-time-code-confirm
                """);
        enrolling.flow(ENROLLED, """
                REQUIRED auth-username-password-form
                REQUIRED one-time-code-enrolled
                """);
        Person enrolled = enrolling.enrolled();
        Person waiting = Person.in(server, realm);
        waiting.signIn(CODED);
        Person spent = Person.in(server, realm);
        spent.signIn(CODED);
        Person owner = Person.in(server, realm);
        NativeApplication device = NativeApplication.in(server, realm, NativeApplication.TWO_STEPS);
        device.ask(owner.name());
        ServiceApplication shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
        Person buyer = Person.in(server, realm);
        ApiReply used = shop.issue(Map.of("user", buyer.name()));
        String usedCode = buyer.mail().code();
        shop.confirm(used.id(), usedCode);
        ApiReply issued = shop.issue(Map.of("user", buyer.name()));
        buyer.mail(2);
        return new UnderWay(realm, waiting, spent, enrolled, realm.users().credentials(enrolled.name()), device, owner,
                shop, buyer, issued, used, usedCode);
    }
}
