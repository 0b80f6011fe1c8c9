package io.github.onetimecode.ways;

import java.util.List;
import java.util.Map;

import io.github.onetimecode.flows.Brokering;
import io.github.onetimecode.server.Faults;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.NativeApplication;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A realm with all ways to the code, each in a flow of its own. */
final class WaysIn implements AutoCloseable {

    private static final String ACTION = "one-time-code-enrol";

    private final Server server;
    private final TestRealm realm;
    private final Brokering brokering;
    private final Map<Way, NativeApplication> applications;

    WaysIn(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        this.brokering = Brokering.between(server, realm);
        this.applications = Map.of(Way.GRANT, NativeApplication.in(server, realm, Way.GRANT.flow()),
                Way.GRANT_BY_NAME, NativeApplication.in(server, realm, Way.GRANT_BY_NAME.flow()));
        List.of(Way.PASSWORD, Way.FACTOR, Way.ENROLLED, Way.ENROLMENT, Way.STEP_UP, Way.NAME).forEach(this::addClient);
        realm.post("/authentication/register-required-action", Map.of("providerId", ACTION, "name", ACTION));
        realm.put("/authentication/required-actions/" + ACTION + "/config",
                Map.of("config", Limits.settings(Limits.OF_BOTH)));
        addProvider(Way.FIRST_BROKER, "firstBrokerLoginFlowAlias");
        addProvider(Way.EVERY_BROKER, "postBrokerLoginFlowAlias");
        realm.flows().define(Way.RESET.alias(), Way.RESET.flow());
        realm.post("/authentication/flows/registration/copy", Map.of("newName", Way.REGISTRATION.alias()));
        addToRegistration("one-time-code-issue", Limits.OF_ISSUE + "; verifiedEmailOnly=false");
        addToRegistration("one-time-code-confirm", Limits.OF_CONFIRM);
        realm.change(settings -> settings.put("resetCredentialsFlow", Way.RESET.alias())
                .put("resetPasswordAllowed", true).put("registrationFlow", Way.REGISTRATION.alias())
                .put("registrationAllowed", true).put("bruteForceProtected", false));
    }

    private void addClient(Way way) {
        realm.flows().define(way.alias(), way.flow());
        realm.addClient(way.alias(), client -> client.putObject("attributes").put("acr.loa.map", "{\"gold\":2}"));
        realm.flows().bindBrowser(way.alias(), way.alias());
    }

    private void addProvider(Way way, String flowOf) {
        realm.flows().define(way.alias(), way.flow());
        brokering.add(server, way.alias(), Map.of(flowOf, way.alias()));
    }

    private void addToRegistration(String step, String settings) {
        String flow = Way.REGISTRATION.alias();
        realm.post("/authentication/flows/" + flow + "/executions/execution", Map.of("provider", step));
        realm.flows().requireProvider(flow, step, "REQUIRED");
        realm.flows().configure(flow, step, Limits.settings(settings));
    }

    /** Comes by this way, up to where the code is asked for or a limit says no. */
    Visit begin(Way way, Person person) {
        Person visitor = person.elsewhere();
        LoginBrowser browser = visitor.browser();
        switch (way) {
            case PASSWORD, FACTOR, ENROLLED -> visitor.signIn(way.alias());
            case ENROLMENT -> visitor.signIn(way.alias(), "kc_action=" + ACTION);
            case STEP_UP -> {
                visitor.signIn(way.alias());
                browser.open(way.alias(), "acr_values=gold");
            }
            case GRANT, GRANT_BY_NAME -> {
                // Another one each time: devices of one application share a code.
                return GrantVisit.of(applications.get(way).another(), person.name());
            }
            case EVERY_BROKER -> brokering.signIn(visitor, way.alias());
            case NAME -> {
                browser.open(way.alias());
                browser.submit(Map.of("username", person.name()));
            }
            case RESET -> {
                follow(browser, "reset-credentials");
                browser.submit(Map.of("username", person.name()));
            }
            case FIRST_BROKER -> {
                brokering.signIn(visitor, way.alias());
                browser.submit(Map.of("submitAction", "linkAccount"));
            }
            case REGISTRATION -> {
                follow(browser, "registration");
                browser.submit(Map.of("username", person.name(), "email", person.address(), "firstName", "New",
                        "lastName", "Comer", "password", person.name(), "password-confirm", person.name()));
            }
        }
        return PageVisit.at(browser);
    }

    /** A link of the login page. */
    private static void follow(LoginBrowser browser, String link) {
        Page login = browser.open();
        browser.go(login.address().resolve(login.html().selectFirst("a[href*=" + link + "]").attr("href")));
    }

    /**
     * Somebody who has just registered, is still asked for the code there, and has all that the other ways take. One
     * mail of each purse is paid for by then.
     */
    Visitor register() {
        Person person = Person.newTo(server, realm);
        Visitor visitor = new Visitor(this, realm, new Faults(server), person);
        visitor.arriveBy(Way.REGISTRATION);
        realm.users().change(person.name(), user -> user.put("emailVerified", true));
        brokering.register(person);
        brokering.link(person, Way.EVERY_BROKER.alias());
        visitor.arriveBy(Way.ENROLMENT).enterRightCode();
        return visitor;
    }

    @Override
    public void close() {
        brokering.close();
    }
}
