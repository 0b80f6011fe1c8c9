package io.github.onetimecode.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;

/** Somebody at a browser whose account and address nobody else has, so that tests can share a realm and a mailbox. */
public final class Person {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Server server;
    private final TestRealm realm;
    private final String name;
    private final LoginBrowser browser;

    private Person(Server server, TestRealm realm, String name, LoginBrowser browser) {
        this.server = server;
        this.realm = realm;
        this.name = name;
        this.browser = browser;
    }

    /** With a verified address. */
    public static Person in(Server server, TestRealm realm) {
        return in(server, realm, user -> { });
    }

    public static Person in(Server server, TestRealm realm, Consumer<ObjectNode> change) {
        String name = "person-" + COUNT.incrementAndGet();
        realm.users().add(name, change);
        return new Person(server, realm, name, new LoginBrowser(server, realm, name));
    }

    /** Somebody who has no account in the realm yet. */
    public static Person newTo(Server server, TestRealm realm) {
        String name = "person-" + COUNT.incrementAndGet();
        return new Person(server, realm, name, new LoginBrowser(server, realm, name));
    }

    public String name() {
        return name;
    }

    public String id() {
        return realm.users().id(name);
    }

    public String address() {
        return name + "@example.com";
    }

    public LoginBrowser browser() {
        return browser;
    }

    public Page page() {
        return browser.page();
    }

    /** The same person in another tab of the same browser. */
    public Person tab() {
        return new Person(server, realm, name, browser.tab());
    }

    /** The same person at another browser. */
    public Person elsewhere() {
        return new Person(server, realm, name, new LoginBrowser(server, realm, name));
    }

    /** Up to what comes after the password. */
    public Page signIn() {
        return signIn(LoginBrowser.CLIENT);
    }

    public Page signIn(String clientId, String... parameters) {
        browser.open(clientId, parameters);
        return browser.submitPassword(name);
    }

    /** Waits for a wrong code to be written down: until then Keycloak 26.7 takes the user for locked. */
    public Page enter(String code) {
        int before = failures();
        Page page = browser.submitCode(code);
        boolean wrong = page.codeError().startsWith("This code is not correct");
        if (wrong && realm.get("").path("bruteForceProtected").asBoolean()) {
            Awaitility.await("failure").pollInterval(Duration.ofMillis(50)).until(() -> failures() > before);
        }
        return page;
    }

    public Page enterWrongCode() {
        return enter(wrong(mail(mails()).code()));
    }

    /** A code of the same shape that is not this one. */
    public static String wrong(String code) {
        return code.substring(0, code.length() - 1) + (code.endsWith("2") ? "3" : "2");
    }

    public int mails() {
        return server.mailbox().count(address());
    }

    public Mail mail() {
        return mail(1);
    }

    public Mail mail(int number) {
        return server.mailbox().await(address(), number);
    }

    public int sessions() {
        return realm.users().sessions(name);
    }

    public int failures() {
        return realm.users().failures(name);
    }

    /** That there are so many and no more to come. Forgets them. */
    public void assertFailures(int number) {
        realm.users().assertFailures(name, number);
    }
}
