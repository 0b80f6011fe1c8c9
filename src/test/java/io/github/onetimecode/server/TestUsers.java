package io.github.onetimecode.server;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A realm's users. Each one that is made here has its name for a password. */
public final class TestUsers {

    private final TestRealm realm;

    TestUsers(TestRealm realm) {
        this.realm = realm;
    }

    /** With a verified address, {@code name@example.com}. Returns the user's id. */
    public String add(String name) {
        return add(name, user -> { });
    }

    public String add(String name, Consumer<ObjectNode> change) {
        ObjectNode user = Admin.object().put("username", name).put("enabled", true).put("firstName", name)
                .put("lastName", "Example").put("email", name + "@example.com").put("emailVerified", true);
        user.putArray("credentials").addObject().put("type", "password").put("value", name);
        change.accept(user);
        return realm.post("/users", user);
    }

    public String addWithoutAddress(String name) {
        return add(name, user -> user.remove(List.of("email", "emailVerified")));
    }

    public String addUnverified(String name) {
        return add(name, user -> user.put("emailVerified", false));
    }

    public JsonNode get(String name) {
        return realm.get("/users?exact=true&username=" + name).get(0);
    }

    public String id(String name) {
        return get(name).path("id").asText();
    }

    public void change(String name, Consumer<ObjectNode> change) {
        realm.change("/users/" + id(name), change);
    }

    public void enable(String name, boolean enabled) {
        change(name, user -> user.put("enabled", enabled));
    }

    public void remove(String name) {
        realm.delete("/users/" + id(name));
    }

    /** Wrong credentials that the realm's brute-force detection holds against the user. */
    public int failures(String name) {
        return attackDetection(name).path("numFailures").asInt();
    }

    /** That there are so many and no more to come. Forgets them. */
    public void assertFailures(String name, int number) {
        new CountedFailures(realm).assertAre(name, number);
    }

    /** The same for somebody who is locked or disabled. Forgets nothing. */
    public void assertFailuresStay(String name, int number) {
        new CountedFailures(realm).assertStay(name, number);
    }

    /** Whether that detection has locked the user. */
    public boolean locked(String name) {
        return attackDetection(name).path("disabled").asBoolean();
    }

    public JsonNode attackDetection(String name) {
        return realm.get("/attack-detection/brute-force/users/" + id(name));
    }

    public void forgetFailures(String name) {
        realm.delete("/attack-detection/brute-force/users/" + id(name));
    }

    /** How many sessions the user has: 0 when no login was ever finished. */
    public int sessions(String name) {
        return realm.get("/users/" + id(name) + "/sessions").size();
    }

    public void logOut(String name) {
        realm.post("/users/" + id(name) + "/logout", Admin.object());
    }

    public List<JsonNode> credentials(String name) {
        return TestRealm.list(realm.get("/users/" + id(name) + "/credentials"));
    }
}
