package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators type, as the documents say: {@code kcadm.sh} is typed, {@code kc.sh} held against its help. */
@ServerTest
class CommandsIT {

    private static final String TROUBLESHOOTING = "docs/troubleshooting.md";
    private static final String OPERATIONS = "docs/operations.md";
    private static final String COPY = " of the rescue";
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z:-]*");
    private static final Pattern IN_THE_FOLDER = Pattern.compile("(bin|conf|providers)(/[\\w./-]+)?");

    @TempDir
    private Path home;

    @Test
    void emergencyExitBindsKeycloaksOwnFlowsInMaster(Server server, TestRealm realm, Admin admin)
            throws IOException, InterruptedException {
        TestRealm master = admin.realm("master");
        String client = master.post("/clients", Admin.object().put("clientId", "rescue").put("secret", "rescue-secret")
                .put("serviceAccountsEnabled", true).put("publicClient", false));
        try {
            String account = master.get("/clients/" + client + "/service-account-user").path("id").asText();
            master.post("/users/" + account + "/role-mappings/realm", List.of(master.get("/roles/admin")));
            bindCopy(master, "browser", "browserFlow");
            bindCopy(master, "direct grant", "directGrantFlow");

            AdminShell.at(server, realm, home).with("RESCUE_SECRET", "rescue-secret")
                    .type(block(TROUBLESHOOTING, "--client rescue"));

            assertThat(master.get("").path("browserFlow").asText()).isEqualTo("browser");
            assertThat(master.get("").path("directGrantFlow").asText()).isEqualTo("direct grant");
        } finally {
            master.change(settings -> settings.put("browserFlow", "browser").put("directGrantFlow", "direct grant"));
            List.of("browser", "direct grant").forEach(flow ->
                    master.delete("/authentication/flows/" + master.flows().id(flow + COPY)));
            master.delete("/clients/" + client);
        }
    }

    private static void bindCopy(TestRealm master, String flow, String binding) {
        String copy = flow + COPY;
        master.post("/authentication/flows/" + flow.replace(" ", "%20") + "/copy", Map.of("newName", copy));
        master.change(settings -> settings.put(binding, copy));
    }

    @Test
    void commandsForARealmDoWhatIsSaid(Server server, TestRealm realm) throws IOException, InterruptedException {
        Recipe.FIRST.follow(realm);
        realm.flows().bindBrowser(Recipe.FIRST.alias());
        AdminShell shell = AdminShell.at(server, realm, home);
        shell.type(Markdown.of("docs/setup.md").blocks("bash").get(0).lines().findFirst().orElseThrow());

        assertThat(shell.type(Markdown.of(OPERATIONS).blocks("bash").get(0)).lines())
                .contains(Recipe.FIRST.alias()).doesNotContain("registration");
        shell.type("bin/" + Markdown.of(TROUBLESHOOTING).inline().stream()
                .filter(code -> code.startsWith("kcadm.sh update"))
                .findFirst().orElseThrow());
        assertThat(realm.get("").path("browserFlow").asText()).isEqualTo("browser");
    }

    @Test
    void keycloakHasTheCommandsAndTheirOptions(Server server, TestRealm realm)
            throws IOException, InterruptedException {
        AdminShell shell = AdminShell.at(server, realm, home);
        TreeSet<String> known = new TreeSet<>();
        for (String command : List.of("start --help-all", "build --help-all", "bootstrap-admin service --help",
                "bootstrap-admin user --help")) {
            OPTION.matcher(shell.type("bin/kc.sh " + command)).results().forEach(option -> known.add(option.group()));
        }

        assertThat(Markdown.all().stream().flatMap(document -> Stream.concat(document.blocks("").stream(),
                document.inline().stream().filter(code -> code.contains("kc.sh ") || OPTION.matcher(code).matches())))
                .filter(code -> !code.contains("kcadm.sh")).flatMap(code -> OPTION.matcher(code).results())
                .map(option -> option.group()).filter(option -> !option.startsWith("--spi-"))
                .collect(Collectors.toSet())).contains("--optimized", "--client-secret:env").isSubsetOf(known);
    }

    @Test
    void everyPathInKeycloaksFolderIsThere() {
        assertThat(Markdown.all().stream().flatMap(document -> document.inline().stream())
                .filter(IN_THE_FOLDER.asMatchPredicate()).filter(path -> !path.contains("keycloak-one-time-code")))
                .contains("providers", "conf/keycloak.conf")
                .allMatch(path -> Files.exists(ProjectFiles.distribution().resolve(path)));
    }

    private static String block(String page, String part) {
        return Markdown.of(page).blocks("").stream().filter(block -> block.contains(part)).reduce((first, last) -> last)
                .orElseThrow();
    }
}
