package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code realm-export.json} for a realm of another name, as the admin REST API takes it. */
record RealmExport(ObjectNode json) {

    private static final Pattern FLOW_ID = Pattern.compile("0e0c0de5-0000-4000-8000-[0-9]{12}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Z_]+:([^}]*)}");

    static RealmExport as(String name) {
        try {
            // An id belongs to one realm of the server only, and only a server that starts replaces placeholders.
            String file = Files.readString(ProjectFiles.realmExport())
                    .replace("default-roles-" + Server.REALM, "default-roles-" + name);
            String unique = FLOW_ID.matcher(file).replaceAll(
                    id -> UUID.nameUUIDFromBytes((name + id.group()).getBytes(StandardCharsets.UTF_8)).toString());
            ObjectNode realm = (ObjectNode) Admin.JSON.readTree(PLACEHOLDER.matcher(unique).replaceAll("$1"));
            return new RealmExport(realm.put("realm", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without settings of steps, and with the actions of every realm alone. */
    RealmExport unconfigured() {
        json.remove(List.of("authenticatorConfig", "requiredActions"));
        json.path("authenticationFlows").findParents("authenticatorConfig")
                .forEach(execution -> ((ObjectNode) execution).remove("authenticatorConfig"));
        return this;
    }

    /** Two wrong entries within a second lock nobody out there, since tests type faster than people. */
    RealmExport forTests() {
        json.put("quickLoginCheckMilliSeconds", 0);
        json.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        shortKeys();
        return this;
    }

    /** To make RSA keys of the usual length takes three times as long as the rest of a realm. */
    private void shortKeys() {
        ArrayNode keys = json.withObject("components").putArray("org.keycloak.keys.KeyProvider");
        Map.of("rsa-generated", "SIG", "rsa-enc-generated", "ENC").forEach((provider, use) -> {
            ObjectNode config = keys.addObject().put("name", provider).put("providerId", provider).putObject("config");
            config.putArray("priority").add("100");
            config.putArray("keySize").add("1024");
            config.putArray("keyUse").add(use);
        });
    }
}
