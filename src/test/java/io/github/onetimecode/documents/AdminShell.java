package io.github.onetimecode.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** A shell in the folder of Keycloak, where an administrator types what a document says. */
public final class AdminShell {

    private final String address;
    private final String realm;
    private final Map<String, String> variables;

    private AdminShell(String address, String realm, Map<String, String> variables) {
        this.address = address;
        this.realm = realm;
        this.variables = variables;
    }

    /** @param home where {@code kcadm.sh} keeps the login of the administrator until the next command */
    public static AdminShell at(Server server, TestRealm realm, Path home) {
        return new AdminShell(server.baseUrl().toString(), realm.name(), Map.of("KC_CLI_PASSWORD", "admin", "KC_OPTS",
                "-Duser.home=" + home));
    }

    AdminShell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new AdminShell(address, realm, more);
    }

    /** What is printed. The documents say {@code http://localhost:8080} and {@code myrealm}. */
    public String type(String commands) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-ec",
                commands.replace("http://localhost:8080", address).replace("myrealm", realm));
        bash.environment().putAll(variables);
        Process process = bash.directory(ProjectFiles.distribution().toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
