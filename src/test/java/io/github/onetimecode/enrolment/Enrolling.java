package io.github.onetimecode.enrolment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;

import io.github.onetimecode.server.BobsApp;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A realm in which people enrol, and what its administrator does and sees. */
public final class Enrolling {

    public static final String ACTION = "one-time-code-enrol";
    static final String CODE = "One-time code by e-mail";
    static final String APP = "Authenticator Application";

    private static final String ACTIONS = "/authentication/required-actions/" + ACTION;

    final Server server;
    final TestRealm realm;

    /** Switches the action on, as the admin console does. The realm's own flow asks for the password alone. */
    public Enrolling(Server server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        realm.post("/authentication/register-required-action",
                Map.of("providerId", ACTION, "name", "One-Time Code by E-mail"));
        realm.flows().define("password alone", """
                ALTERNATIVE auth-cookie
                ALTERNATIVE forms:
                  REQUIRED auth-username-password-form
                """);
        realm.flows().bindBrowser("password alone");
    }

    /** A client of its own for a flow. */
    public void flow(String client, String description) {
        realm.flows().define(client, description);
        realm.addClient(client, any -> { });
        realm.flows().bindBrowser(client, client);
    }

    public void configure(Map<String, String> settings) {
        realm.put(ACTIONS + "/config", Map.of("config", settings));
    }

    Person person() {
        return person(user -> { });
    }

    Person person(Consumer<ObjectNode> change) {
        return Person.in(server, realm, change);
    }

    /** Somebody who has to enrol at the next login. */
    Person demanded(Consumer<ObjectNode> change) {
        return person(user -> {
            user.putArray("requiredActions").add(ACTION);
            change.accept(user);
        });
    }

    Person demanded() {
        return demanded(user -> { });
    }

    /** Somebody who has enrolled some time ago. */
    public Person enrolled() {
        return enrolled(user -> { });
    }

    public Person enrolled(Consumer<ObjectNode> change) {
        // Else Keycloak 26.7 would take the user for locked until it has written the login down.
        realm.change(settings -> settings.put("bruteForceProtected", false));
        Person person = demanded(change);
        person.signIn();
        Page page = person.enter(person.mail().code());
        if (!page.loggedIn()) {
            throw new AssertionError("not enrolled: " + page);
        }
        realm.users().logOut(person.name());
        realm.change(settings -> settings.put("bruteForceProtected", true));
        return person.elsewhere();
    }

    /**
     * A request of somebody who has just logged in. Until Keycloak 26.7 has written that down, it takes the user for
     * locked.
     */
    public static Page afterLogin(Supplier<Page> request) {
        AtomicReference<Page> page = new AtomicReference<>();
        Awaitility.await("turn").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50)).until(() -> {
            page.set(request.get());
            return !page.get().asksForPassword()
                    && !page.get().message().startsWith("You cannot sign in at the moment");
        });
        return page.get();
    }

    public static void withApp(ObjectNode user) {
        user.withArray("credentials").addObject().put("type", "otp").put("userLabel", "App")
                .put("secretData", "{\"value\":\"" + BobsApp.SECRET + "\"}")
                .put("credentialData", "{\"subType\":\"totp\",\"algorithm\":\"HmacSHA1\",\"digits\":6,\"period\":30}");
    }

    /** The credentials that enrolment has left. */
    public List<JsonNode> credentials(Person person) {
        return realm.users().credentials(person.name()).stream()
                .filter(credential -> credential.path("type").asText().equals("one-time-code")).toList();
    }

    public void changeAddress(Person person, String address) {
        realm.users().change(person.name(), user -> user.put("email", address).put("emailVerified", true));
    }

    /** The newest event of this type about the person. */
    JsonNode event(Person person, String type) {
        String id = person.id();
        return realm.events().await(type, event -> id.equals(event.path("userId").asText()));
    }

    List<JsonNode> errors(Person person, String error) {
        String id = person.id();
        return realm.events().withError(error).stream()
                .filter(event -> id.equals(event.path("userId").asText())).toList();
    }
}
