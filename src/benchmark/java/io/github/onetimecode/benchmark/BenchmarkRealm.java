package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.ProjectFiles;

/** A copy of the exported realm with a flow and a client for each way to log in, and with many users. */
final class BenchmarkRealm {

    /** So that the price of the password does not hide that of the code. */
    static final String CHEAP_PASSWORDS = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";
    static final String PASSWORDS_AS_USUAL = "";

    /** For many wrong codes in a short time, which brute-force detection would answer by locking the user. */
    static final String WITHOUT_DETECTION = "limits";

    private static final int USERS_AT_ONCE = 100;
    private static final int TOKEN_SECONDS = 36_000;
    private static final String APPLICATION = "one-time-code-demo-application";
    private static final Set<String> API_CLIENTS = Set.of("one-time-code-api", APPLICATION);

    private final AdminConnection admin;
    private final String name;
    private final Accounts accounts;
    private String token = "";

    BenchmarkRealm(AdminConnection admin, String name, Accounts accounts) {
        this.admin = admin;
        this.name = name;
        this.accounts = accounts;
    }

    String name() {
        return name;
    }

    Accounts accounts() {
        return accounts;
    }

    void create(String passwordPolicy, int smtpPort) throws IOException {
        ObjectNode realm = (ObjectNode) AdminConnection.JSON.readTree(Files.readString(ProjectFiles.realmExport()));
        realm.put("realm", name).put("passwordPolicy", passwordPolicy)
                .put("bruteForceProtected", !name.equals(WITHOUT_DETECTION));
        // Events go to the log's listener; to keep them in the database as well would be somebody else's price.
        realm.put("eventsEnabled", false).put("adminEventsEnabled", false);
        realm.withObject("smtpServer").put("host", "localhost").put("port", String.valueOf(smtpPort));
        realm.remove(List.of("authenticationFlows", "directGrantFlow"));
        keepApplication(realm);
        for (LoginWay way : LoginWay.values()) {
            if (way.isLogin()) {
                WayFlow flow = new WayFlow(way, UUID.randomUUID());
                flow.addTo(realm);
                addClient(realm.withArray("clients"), flow);
            }
        }
        realm.put("browserFlow", LoginWay.PASSWORD.id());
        addReset(realm);
        admin.post("", realm);
        addUsers();
        askForToken();
    }

    private void askForToken() throws IOException {
        token = admin.token(name, APPLICATION, "demo-application-secret");
    }

    /** Of the application that calls the API. */
    String token() {
        return token;
    }

    /** Of the export's clients and users those of the API, with tokens that last. */
    private static void keepApplication(ObjectNode realm) {
        realm.put("accessTokenLifespan", TOKEN_SECONDS);
        realm.withArray("clients").removeIf(client -> !API_CLIENTS.contains(client.path("clientId").asText()));
        realm.withArray("users").removeIf(user -> !user.path("serviceAccountClientId").asText().equals(APPLICATION));
    }

    /** Ends all sessions: what earlier logins left behind is not the next row's price. It ends the token, too. */
    void forgetSessions() throws IOException {
        admin.post("/" + name + "/logout-all", AdminConnection.JSON.createObjectNode());
        askForToken();
    }

    /** What the server remembers of them: the next login reads its user from the database. */
    void forgetUsers() throws IOException {
        admin.post("/" + name + "/clear-user-cache", AdminConnection.JSON.createObjectNode());
    }

    private static void addClient(ArrayNode clients, WayFlow flow) {
        ObjectNode client = clients.addObject().put("clientId", flow.way().id()).put("name", "Benchmark")
                .put("publicClient", true);
        client.putArray("redirectUris").add("http://localhost:*");
        client.putObject("authenticationFlowBindingOverrides").put("browser", flow.id().toString());
    }

    /** The limits stay what they are: each name is typed a few times only. */
    private static void addReset(ObjectNode realm) {
        ArrayNode steps = WayFlow.executions(realm.withArray("authenticationFlows").addObject(), "reset", true);
        List.of("reset-credentials-choose-user", "one-time-code-issue", "one-time-code-confirm", "reset-password")
                .forEach(step -> WayFlow.addStep(steps, step));
        realm.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true);
    }

    private void addUsers() throws IOException {
        List<Account> all = accounts.all();
        for (int from = 0; from < all.size(); from += USERS_AT_ONCE) {
            ObjectNode part = AdminConnection.JSON.createObjectNode().put("ifResourceExists", "FAIL");
            all.subList(from, Math.min(all.size(), from + USERS_AT_ONCE))
                    .forEach(account -> addUser(part.withArray("users"), account));
            admin.post("/" + name + "/partialImport", part);
        }
    }

    private static void addUser(ArrayNode users, Account account) {
        ObjectNode user = users.addObject().put("username", account.name()).put("enabled", true)
                .put("firstName", "Ben").put("lastName", "Chmark").put("email", account.address())
                .put("emailVerified", true);
        ArrayNode credentials = user.putArray("credentials");
        credentials.addObject().put("type", "password").put("value", Account.PASSWORD);
        credentials.addObject().put("type", "otp").put("userLabel", "App")
                .put("secretData", "{\"value\":\"" + Account.SECRET + "\"}").put("credentialData",
                        "{\"subType\":\"totp\",\"algorithm\":\"HmacSHA1\",\"digits\":6,\"period\":30,\"counter\":0}");
    }
}
