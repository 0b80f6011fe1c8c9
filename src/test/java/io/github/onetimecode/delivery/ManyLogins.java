package io.github.onetimecode.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.server.AtOnce;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** People of one realm who log in at the same time, each with an account of their own. */
final class ManyLogins {

    private static final String FLOW = "password and mailed code";

    private ManyLogins() {
    }

    /** A copy of the exported realm whose mails go there, for people who are patient with it. */
    static TestRealm realm(Server server, String name, FakeMailServer mails) {
        TestRealm realm = server.admin().copyOfExport(name);
        mails.serve(realm);
        return realm;
    }

    static void issue(TestRealm realm, Map<String, String> settings) {
        realm.flows().configure(FLOW, "one-time-code-issue", settings);
    }

    static void confirm(TestRealm realm, Map<String, String> settings) {
        realm.flows().configure(FLOW, "one-time-code-confirm", settings);
    }

    /** Does not wait for mails. */
    static Person one(Server server, TestRealm realm) {
        Person person = Person.in(server, realm);
        person.browser().impatient();
        return person;
    }

    /** So many, up to the page after the password. */
    static List<Person> begin(int number, Server server, TestRealm realm) {
        haveKeys(server, realm);
        List<Person> people = IntStream.range(0, number).mapToObj(count -> one(server, realm)).toList();
        AtOnce.run(people.stream().map(person -> (Callable<Page>) person::signIn).toList());
        return people;
    }

    /**
     * A new realm makes the key of its cookies at the first login. Several first logins at once make several, and
     * Keycloak 26.7.4 knows the cookies of the newest only.
     */
    static void haveKeys(Server server, TestRealm realm) {
        new LoginBrowser(server, realm).open();
    }
}
