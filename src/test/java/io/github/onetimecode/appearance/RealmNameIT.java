package io.github.onetimecode.appearance;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** One name of the realm, whatever its administrator has entered, in all parts of the mail. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealmNameIT {

    private final Server server;
    private final TestRealm realm;

    RealmNameIT(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.text("en", "house", "ACME");
    }

    @Test
    void realmWithoutADisplayNameIsNamedAsItIs(Admin admin) {
        try (TestRealm nameless = admin.copyOfExport("nameless-realm", export -> export.remove("displayName"))) {
            assertNamed("nameless-realm", nameless);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', REALM", "'  ', REALM", "Bank & Söhne, Bank & Söhne", "${house} login, ACME login",
        "'it''s {0}', 'it''s {0}'"})
    void subjectTextAndHtmlNameItAlike(String displayName, String expected) {
        realm.change(settings -> settings.put("displayName", displayName)
                .put("displayNameHtml", "<b>Bold</b> &amp; co"));

        assertNamed(expected.equals("REALM") ? realm.name() : expected, realm);
    }

    private void assertNamed(String name, TestRealm in) {
        Person person = Person.in(server, in);
        person.signIn();

        Mail mail = person.mail();
        Document html = Jsoup.parse(mail.html());
        assertThat(mail.subject()).matches("[A-Z]{3}: your one-time code for \\Q" + name + "\\E");
        assertThat(mail.text()).contains("Nobody from " + name + " will ever ask you");
        assertThat(html.body().text()).startsWith(name + " Your code is")
                .contains("Nobody from " + name + " will ever");
        assertThat(html.title()).isEqualTo(mail.subject());
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("Bold");
    }
}
