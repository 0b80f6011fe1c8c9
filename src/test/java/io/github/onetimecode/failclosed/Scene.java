package io.github.onetimecode.failclosed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Mail;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/**
 * A user, an application and its flow, all of one name, in a realm that many tests share: each test sees its own mails,
 * events and log lines.
 */
final class Scene {

    static final String ISSUE = "one-time-code-issue";
    static final String CONFIRM = "one-time-code-confirm";
    static final String PASSWORD_AND_CODE = """
            REQUIRED auth-username-password-form
            REQUIRED one-time-code-issue
            REQUIRED one-time-code-confirm
            """;

    private static final AtomicInteger COUNT = new AtomicInteger();

    final Server server;
    final TestRealm realm;
    final String name;
    final String userId;
    final LoginBrowser browser;

    private Scene(Server server, TestRealm realm, String name, String userId) {
        this.server = server;
        this.realm = realm;
        this.name = name;
        this.userId = userId;
        this.browser = new LoginBrowser(server, realm);
    }

    static Scene of(Server server, TestRealm realm, String flow) {
        return of(server, realm, flow, user -> { });
    }

    static Scene of(Server server, TestRealm realm, String flow, Consumer<ObjectNode> user) {
        String name = "scene" + COUNT.incrementAndGet();
        realm.flows().define(name, flow);
        realm.addClient(name, client -> { });
        realm.flows().bindBrowser(name, name);
        return new Scene(server, realm, name, realm.users().add(name, user));
    }

    /** Another person at another browser, with the same user, application and flow. */
    Scene again() {
        return new Scene(server, realm, name, userId);
    }

    String address() {
        return name + "@example.com";
    }

    /** What comes after the right password. */
    Page logIn() {
        browser.open(name);
        return browser.submitPassword(name);
    }

    /** The page that asks for the code, after the first mail. */
    Page askForCode() {
        Page page = logIn();
        if (!page.asksForCode()) {
            throw new AssertionError("no form for the code: " + page);
        }
        return page;
    }

    Mail mail() {
        return realm.mailbox().await(address());
    }

    String code() {
        return mail().code();
    }

    /** Never the code that was mailed. */
    String wrongCode() {
        return code().startsWith("0") ? "1" + code().substring(1) : "0" + code().substring(1);
    }

    int mails() {
        return realm.mailbox().count(address());
    }

    void configure(String provider, Map<String, String> settings) {
        realm.flows().configure(name, provider, settings);
    }

    void require(String provider, String requirement) {
        realm.flows().requireProvider(name, provider, requirement);
    }

    void removeStep(String provider) {
        realm.flows().remove(name, provider);
    }

    /** What our classes wrote about this scene's flow, in any realm of this name. */
    List<String> log() {
        return OurLog.records(server).filter(record -> record.contains("'" + realm.name() + "'")
                && record.contains("'" + name + "'")).toList();
    }
}
