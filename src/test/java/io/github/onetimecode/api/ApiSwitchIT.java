package io.github.onetimecode.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.ClientRegistration;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** The API is on where an administrator of the realm has switched it on, and for whom that administrator has chosen. */
@ServerTest
class ApiSwitchIT {

    private static final String API = "one-time-code-api";
    private static final Pattern KCADM = Pattern.compile("`(kcadm\\.sh [^`]+)`");

    @Test
    void whoeverMayRegisterClientsSwitchesNothingOn(Server server, Admin admin) {
        try (TestRealm realm = admin.copyOfExport("apiswitch-registered", ApiSwitchIT::removeApi)) {
            String[] asDefault = ServiceApplication.ALL;
            ClientRegistration stranger = ClientRegistration.in(server, realm);
            stranger.register(client -> {
                client.put("clientId", API);
                Arrays.stream(asDefault).forEach(client.putArray("defaultRoles")::add);
            });
            stranger.register(client -> client.put("clientId", "loot").put("publicClient", true)
                    .put("directAccessGrantsEnabled", true).put("fullScopeAllowed", true));
            realm.users().add("mallory");
            realm.users().add("victim");
            ServiceApplication mallory = ServiceApplication.ofUser(server, realm, "loot", "mallory");
            Map<String, String> told = Map.of("user", "victim", "delivery", "return");

            assertThat(mallory.issue(told)).matches(reply -> reply.isProblem(404, "not-found"));
            assertThat(mallory.send("GET", "/openapi.json", Map.of(), ""))
                    .matches(reply -> reply.isProblem(404, "not-found"));
            assertThat(warnings(server, realm)).as("once, whoever asks how often").singleElement().asString()
                    .contains("kcadm.sh update realms/" + realm.name() + " -s attributes.one-time-code-api=true");

            switchOn(realm);
            assertThat(mallory.issue(told)).as("the roles are everybody's").matches(reply -> lacks(reply, "issue"));
            assertThat(mallory.confirm("x", "1")).matches(reply -> lacks(reply, "confirm"));
        }
    }

    @Test
    void roleThatEverybodyHasIsNobodys(Server server, Admin admin) {
        try (TestRealm realm = admin.copyOfExport("apiswitch-everybody")) {
            ServiceApplication application = ServiceApplication.in(server, realm, "issue", "confirm", "return-codes");
            String api = realm.client(API).path("id").asText();
            String group = realm.post("/groups", Admin.object().put("name", "everybody"));
            realm.post("/groups/" + group + "/role-mappings/clients/" + api,
                    List.of(realm.get("/clients/" + api + "/roles/confirm")));
            assertThat(application.confirm("x", "1")).matches(reply -> reply.isProblem(404, "unknown"));

            realm.put("/default-groups/" + group, Admin.object());
            realm.post("/roles", Admin.object().put("name", "staff"));
            realm.post("/roles/staff/composites", List.of(realm.get("/clients/" + api + "/roles/return-codes")));
            realm.post("/roles/default-roles-" + realm.name() + "/composites", List.of(realm.get("/roles/staff")));

            assertThat(application.confirm("x", "1")).matches(reply -> lacks(reply, "confirm"));
            assertThat(application.issue(Map.of("user", "alice", "delivery", "return")))
                    .matches(reply -> lacks(reply, "return-codes"));
            assertThat(application.state("x")).matches(reply -> reply.isProblem(404, "unknown"));
            assertThat(warnings(server, realm)).hasSize(2).anyMatch(line -> line.contains("the role confirm"))
                    .anyMatch(line -> line.contains("the role return-codes"));
        }
    }

    /** As docs/api.md tells administrators to. */
    @Test
    void documentedCommandsSwitchItOn(Server server, Admin admin) throws IOException, InterruptedException {
        String document = Files.readString(ProjectFiles.base().resolve("docs/api.md"));
        List<String> commands = KCADM.matcher(document).results().map(found -> found.group(1)).toList();
        assertThat(commands).hasSize(2);
        try (TestRealm realm = admin.copyOfExport("apiswitch-kcadm", ApiSwitchIT::removeApi)) {
            realm.change(settings -> settings.withObject("attributes").put("of-somebody-else", "kept"));
            for (String command : commands) {
                run(command.replace("myrealm", realm.name()), server);
            }

            assertThat(ServiceApplication.in(server, realm, "issue").issue(Map.of("user", "alice")).status())
                    .isEqualTo(201);
            assertThat(realm.get("").at("/attributes/of-somebody-else").asText()).isEqualTo("kept");

            realm.change(settings -> settings.withObject("attributes").put(API, "false"));
            assertThat(ServiceApplication.in(server, realm, "issue").issue(Map.of("user", "alice")))
                    .matches(reply -> reply.isProblem(404, "not-found"));
            assertThat(warnings(server, realm)).isEmpty();
        }
    }

    private static void run(String command, Server server) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, ProjectFiles.distribution().resolve("bin/kcadm.sh").toString());
        words.addAll(List.of("--no-config", "--server", server.baseUrl().toString(), "--realm", "master", "--user",
                "admin", "--password", "admin"));
        Process kcadm = new ProcessBuilder(words).directory(ProjectFiles.base().toFile()).redirectErrorStream(true)
                .start();
        String output = new String(kcadm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kcadm.waitFor()).as(output).isZero();
    }

    private static void switchOn(TestRealm realm) {
        realm.change(settings -> settings.withObject("attributes").put(API, "true"));
    }

    /** As in a realm whose administrator has never heard of it. */
    private static void removeApi(ObjectNode realm) {
        realm.withObject("attributes").remove(API);
        realm.withArray("clients").removeIf(client -> client.path("clientId").asText().equals(API));
        realm.withObject("roles").withObject("client").remove(API);
        StreamSupport.stream(realm.withArray("users").spliterator(), false).filter(user -> user.has("clientRoles"))
                .forEach(user -> ((ObjectNode) user.path("clientRoles")).remove(API));
        realm.put("directGrantFlow", "direct grant");
    }

    private static List<String> warnings(Server server, TestRealm realm) {
        return server.log().lines().filter(line -> line.contains(" WARN ") && line.contains("[one-time-code.api]")
                && line.contains("Realm '" + realm.name() + "'")).toList();
    }

    private static boolean lacks(ApiReply reply, String role) {
        return reply.isProblem(403, "forbidden") && reply.text("role").equals(role);
    }
}
