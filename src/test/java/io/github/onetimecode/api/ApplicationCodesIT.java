package io.github.onetimecode.api;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** An application asks for a code for a user, and confirms later what the user typed into it. */
@ServerTest
@AlsoInContainer
class ApplicationCodesIT {

    private static ServiceApplication shop;

    @BeforeAll
    static void oneApplicationForAll(Server server, TestRealm realm) {
        shop = ServiceApplication.in(server, realm, ServiceApplication.ALL);
    }

    @Test
    void codeIsMailedAndConfirmedOnce(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);

        ApiReply issued = shop.issue(Map.of("user", person.name(), "purpose", "49.90 EUR to <b>ACME & Sons</b>"));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().fieldNames()).toIterable()
                .containsExactlyInAnyOrder("id", "expires_at", "delivery", "reference", "address");
        assertThat(issued.text("delivery")).isEqualTo("queued");
        assertThat(issued.header("Location")).endsWith("/realms/" + realm.name() + "/one-time-codes/" + issued.id());
        Mail mail = person.mail();
        assertThat(mail.subject()).startsWith(issued.text("reference"));
        assertThat(mail.text()).contains("Shop " + shop.name(), "49.90 EUR to <b>ACME & Sons</b>");
        assertThat(mail.html()).contains("49.90 EUR to &lt;b&gt;ACME &amp; Sons&lt;/b&gt;").doesNotContain("<b>ACME");

        assertThat(shop.confirm(issued.id(), Person.wrong(mail.code())))
                .matches(reply -> reply.isProblem(422, "wrong-code"))
                .matches(reply -> reply.json().path("attempts_left").asInt() == 4);
        ApiReply confirmed = shop.confirm(issued.id(), mail.code());

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.text("user")).isEqualTo(person.id());
        assertThat(confirmed.text("client")).isEqualTo(shop.name());
        assertThat(confirmed.text("purpose")).isEqualTo("49.90 EUR to <b>ACME & Sons</b>");
        assertThat(shop.confirm(issued.id(), mail.code())).matches(reply -> reply.isProblem(410, "used"));
        assertThat(shop.state(issued.id()).text("state")).isEqualTo("confirmed");
        assertThat(person.failures()).isZero();
        assertThat(person.sessions()).isZero();
    }
}
