package io.github.onetimecode.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.mailserver.FakeMailServer;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A login whose mail goes to a mail server that misbehaves, in a realm of its own. */
final class FaultyLogin implements AutoCloseable {

    /**
     * What came of it.
     *
     * @param told     at the state address
     * @param page     reloaded
     * @param events   about mails
     * @param reached  how often the mail server was asked as far as the fault says
     * @param repeated page after the password of a second login, where an hour has one mail
     */
    record Ending(String told, Page page, List<JsonNode> events, int reached, Page repeated) {
    }

    private static final Map<String, String> ONE_MAIL = Map.of("mailsPerHour", "1", "resendAfterSeconds", "200");

    private final Fault fault;
    private final FakeMailServer mailServer;
    private final TestRealm realm;
    private final Person person;
    private Duration pageTook;
    private Page page;
    private Ending ending;

    FaultyLogin(Fault fault, Server server) {
        this.fault = fault;
        this.mailServer = fault.start();
        this.realm = server.admin().copyOfExport(fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), this::mail);
        realm.flows().configure("password and mailed code", "one-time-code-issue", ONE_MAIL);
        this.person = ManyLogins.one(server, realm);
    }

    private void mail(ObjectNode settings) {
        ObjectNode smtp = mailServer.serve(settings, Fault.PATIENCE);
        fault.settings().forEach(smtp::put);
    }

    /** Up to the page after the password. */
    void begin() {
        person.browser().open();
        if (fault == Fault.COMES_BACK_AFTER_3_SECONDS) {
            mailServer.openAfter(Duration.ofSeconds(3));
        }
        long from = System.nanoTime();
        page = person.browser().submitPassword(person.name());
        pageTook = Duration.ofNanos(System.nanoTime() - from);
    }

    Fault fault() {
        return fault;
    }

    /** After the password, as it came. */
    Page page() {
        return page;
    }

    Duration pageTook() {
        return pageTook;
    }

    Person person() {
        return person;
    }

    FakeMailServer mailServer() {
        return mailServer;
    }

    /** Waits for it, the first time. */
    synchronized Ending ending() {
        if (ending == null) {
            String told = SeenState.awaitEnd(person.browser());
            realm.events().await(eventType());
            Person again = person.elsewhere();
            again.browser().impatient();
            ending = new Ending(told, person.browser().reload(), events(), mailServer.traffic().reached(fault.stage()),
                    again.signIn());
        }
        return ending;
    }

    String eventType() {
        return fault.end().error().isEmpty() ? "SEND_VERIFY_EMAIL" : "SEND_VERIFY_EMAIL_ERROR";
    }

    private List<JsonNode> events() {
        return realm.events().all().stream()
                .filter(event -> event.path("type").asText().startsWith("SEND_VERIFY_EMAIL")).toList();
    }

    @Override
    public void close() {
        mailServer.close();
        realm.close();
    }
}
