package io.github.onetimecode.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.core.TextDigest;

/** One realm through the admin REST API. Closing it deletes it. */
public final class TestRealm implements AutoCloseable {

    private final Admin admin;
    private final Mailbox mailbox;
    private final String name;

    TestRealm(Admin admin, Mailbox mailbox, String name) {
        this.admin = admin;
        this.mailbox = mailbox;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Admin admin() {
        return admin;
    }

    public TestUsers users() {
        return new TestUsers(this);
    }

    public TestFlows flows() {
        return new TestFlows(this);
    }

    public TestEvents events() {
        return new TestEvents(this);
    }

    /** Names a user's purses in the store, after their kind. */
    public String purseOf(String userId) {
        return TextDigest.of(List.of(get("").path("id").asText(), userId));
    }

    /** {@code path} below this realm: {@code /users}, or nothing for the realm itself. */
    public JsonNode get(String path) {
        return admin.get("/" + name + path);
    }

    public String post(String path, Object body) {
        return admin.post("/" + name + path, body);
    }

    public void put(String path, Object body) {
        admin.put("/" + name + path, body);
    }

    public void delete(String path) {
        admin.delete("/" + name + path);
    }

    /** Reads what is at the path, changes it and puts it back. */
    public void change(String path, Consumer<ObjectNode> change) {
        ObjectNode known = (ObjectNode) get(path);
        change.accept(known);
        put(path, known);
    }

    /** The realm's own settings. */
    public void change(Consumer<ObjectNode> change) {
        change("", change);
    }

    public JsonNode client(String clientId) {
        return get("/clients?clientId=" + clientId).get(0);
    }

    public void changeClient(String clientId, Consumer<ObjectNode> change) {
        change("/clients/" + client(clientId).path("id").asText(), change);
    }

    /** A public client like {@code one-time-code-demo}. */
    public void addClient(String clientId, Consumer<ObjectNode> change) {
        ObjectNode client = Admin.object().put("clientId", clientId).put("publicClient", true);
        client.putArray("redirectUris").add("http://localhost:*");
        change.accept(client);
        post("/clients", client);
    }

    /** A realm text, as under "Localization" in the admin console. */
    public void text(String locale, String key, String text) {
        put("/localization/" + locale + "/" + key, text);
    }

    /** Components of a type, such as {@code org.keycloak.keys.KeyProvider}. */
    public List<JsonNode> components(String type) {
        return list(get("/components?type=" + type));
    }

    /** Lets nobody but administrators see or edit this attribute, or the user too. */
    public void attribute(String attribute, boolean userEdits) {
        change("/users/profile", profile -> {
            ObjectNode added = profile.withArray("attributes").addObject().put("name", attribute);
            ObjectNode permissions = added.putObject("permissions");
            permissions.putArray("view").add("admin");
            permissions.putArray("edit").add("admin");
            if (userEdits) {
                permissions.withArray("view").add("user");
                permissions.withArray("edit").add("user");
            }
        });
    }

    static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }

    @Override
    public void close() {
        delete("");
    }
}
