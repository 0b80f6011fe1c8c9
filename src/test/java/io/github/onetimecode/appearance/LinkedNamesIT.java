package io.github.onetimecode.appearance;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that strangers choose and mail programs would make links of are shown nowhere. */
@ServerTest
class LinkedNamesIT {

    private static final String FLOW = "password and mailed code";

    @ParameterizedTest
    @CsvSource({"shop-1, https://evil.example/verify, en, shop-1", "shop-2, Pay at evil\uff0eexample, en, shop-2",
        "https://sp.example/saml, https://sp.example/saml, en, (name not shown)",
        "urn:sp:1, '', de, (Name nicht angezeigt)", "www.evil, mailto:x, fr, (nom non affich\u00e9)",
        "x@y.z, x@y.z, es, (nombre no mostrado)", "shop.3, Shop 3, en, Shop 3"})
    void clientWhoseNameIsALinkIsShownByItsIdOrByWords(String id, String name, String language, String shown,
            Server server, TestRealm realm) {
        realm.addClient(id, client -> client.put("name", name));
        Person person = Person.in(server, realm);

        Page page = person.signIn(id, "ui_locales=" + language);
        Mail mail = person.mail();

        assertThat(page.asksForCode()).as(page.toString()).isTrue();
        assertThat(page.html().select("#one-time-code-sent").text()).contains(shown)
                .doesNotContain("evil", "sp.example", "@y");
        assertThat(mail.text()).contains(shown).doesNotContain("evil", "://", "urn:", "@y");
        assertThat(mail.html()).contains(shown).doesNotContain("evil", "sp.example", "urn:sp", "@y");
    }

    @Test
    void applicationThatAsksByTheApiIsShownByItsIdOrByWords(Server server, TestRealm realm) {
        ServiceApplication application = ServiceApplication.create(server, realm, true,
                client -> client.put("name", "https://evil.example"), "issue");
        Person person = Person.in(server, realm);

        ApiReply issued = application.issue(Map.of("user", person.name(), "purpose", "49.90 EUR"));

        assertThat(issued.status()).isEqualTo(201);
        assertThat(person.mail().text()).contains(application.name(), "49.90 EUR").doesNotContain("evil");
        assertThat(person.mail().html()).contains(application.name(), "49.90 EUR").doesNotContain("evil.example");
    }

    @ParameterizedTest
    @CsvSource({"evil.example, (name not shown)", "evil.one@login.example, evil one\u2026"})
    void askerWhoseNameIsALinkIsShownByAPartOrByWords(String name, String shown, Server server, TestRealm realm) {
        Person manager = Person.in(server, realm);
        realm.flows().configure(FLOW, "one-time-code-issue", Map.of("user", manager.id()));
        try {
            realm.users().add(name, user -> user.put("email", "asker@example.com"));
            Person asker = Person.newTo(server, realm);
            asker.browser().open();
            assertThat(asker.browser().submitPassword(name).asksForCode()).isTrue();

            assertThat(manager.mail().text()).contains("\"" + shown + "\"").doesNotContain(name, ".example");
            assertThat(manager.mail().html()).contains(shown).doesNotContain(name);
        } finally {
            realm.flows().configure(FLOW, "one-time-code-issue", Map.of());
        }
    }
}
