package io.github.onetimecode.hostile;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.openapi.ApiAnswer;
import io.github.onetimecode.openapi.ApiCaller;
import io.github.onetimecode.openapi.ServiceAccount;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Callers that differ in what they may do, with users and codes of their own. Few enough requests come from each. */
final class HostileCallers {

    /** The roles that a caller has. */
    enum Power {

        EVERYTHING("issue", "confirm", "return-codes"), ISSUE("issue"), CONFIRM("confirm"), NONE;

        private final List<String> roles;

        Power(String... roles) {
            this.roles = List.of(roles);
        }

        /** Half of all can do everything: what is refused for want of a role goes no deeper. */
        static Power any(Random random) {
            return random.nextBoolean() ? EVERYTHING : values()[random.nextInt(values().length)];
        }

        boolean has(String role) {
            return roles.contains(role);
        }
    }

    private static final int USERS = 4;
    private static final int MOST_IDS = 40;
    private static final String SECRET = "secret";

    private final int number;
    private final Map<Power, ApiCaller> callers;
    private final ApiCaller anonymous;
    private final ApiCaller foreign;
    private final List<String> ids = new CopyOnWriteArrayList<>();

    private HostileCallers(int number, Map<Power, ApiCaller> callers, ApiCaller anonymous, ApiCaller foreign) {
        this.number = number;
        this.callers = callers;
        this.anonymous = anonymous;
        this.foreign = foreign;
    }

    /** Their clients and users, in a realm that is about to be made. */
    static void addTo(ObjectNode export, int number) {
        for (Power power : Power.values()) {
            String client = client(number, power);
            export.withArray("clients").addObject().put("clientId", client).put("secret", SECRET)
                    .put("serviceAccountsEnabled", true).put("standardFlowEnabled", false);
            ObjectNode account = export.withArray("users").addObject().put("username", "service-account-" + client)
                    .put("enabled", true).put("serviceAccountClientId", client);
            power.roles.forEach(account.withObject("clientRoles").withArray("one-time-code-api")::add);
            if (power.has("return-codes")) {
                account.withObject("clientRoles").putArray("realm-management").add("query-users");
            }
        }
        IntStream.range(0, USERS).forEach(user -> addUser(export, name(number, user)));
        addUser(export, untouched(number));
    }

    private static void addUser(ObjectNode export, String name) {
        export.withArray("users").addObject().put("username", name).put("enabled", true)
                .put("email", name + "@example.com").put("emailVerified", true);
    }

    static HostileCallers in(Server server, TestRealm realm, int number, ApiCaller foreign) {
        ApiCaller anonymous = ApiCaller.anonymous(server, realm.name());
        Map<Power, ApiCaller> callers = new EnumMap<>(Power.class);
        for (Power power : Power.values()) {
            callers.put(power, ApiCaller.of(server, realm,
                    new ServiceAccount(realm.name(), client(number, power), SECRET)));
        }
        HostileCallers all = new HostileCallers(number, callers, anonymous, foreign);
        all.issued(callers.get(Power.EVERYTHING).post("/", Map.of("user", name(number, 0), "delivery", "return")));
        all.issued(callers.get(Power.EVERYTHING).post("/", Map.of("user", name(number, 1), "purpose", "A purpose")));
        return all;
    }

    /** Remembers the code of an answer that has one, for later requests to aim at. */
    void issued(ApiAnswer answer) {
        if (answer.status() == 201 && ids.size() < MOST_IDS) {
            ids.add(answer.field("id"));
        }
    }

    ApiCaller with(Power power) {
        return callers.get(power);
    }

    ApiCaller anonymous() {
        return anonymous;
    }

    /** Somebody with all roles in another realm. */
    ApiCaller foreign() {
        return foreign;
    }

    String anyId(Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    /** Who may not issue asks for a user for whom nobody else does. */
    String user(Power power, Random random) {
        return power.has("issue") ? name(number, random.nextInt(USERS)) : untouched(number);
    }

    static String untouched(int number) {
        return "untouched-" + number;
    }

    private static String name(int number, int user) {
        return "hostile-" + number + "-" + user;
    }

    private static String client(int number, Power power) {
        return "hostile-" + number + "-" + power.name().toLowerCase(Locale.ROOT);
    }
}
