package io.github.onetimecode.flows;

import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.LoginBrowser;
import io.github.onetimecode.server.Page;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A realm that lets people in by another realm of the same server, which asks them for their password alone. */
public final class Brokering implements AutoCloseable {

    private static final String CLIENT = "other-realm";
    private static final String SECRET = "between the two realms";

    private final TestRealm realm;
    private final TestRealm provider;

    private Brokering(TestRealm realm, TestRealm provider) {
        this.realm = realm;
        this.provider = provider;
    }

    public static Brokering between(Server server, TestRealm realm) {
        TestRealm provider = realm.admin().copyOfExport(realm.name() + "-provider",
                export -> export.put("browserFlow", "browser"));
        provider.addClient(CLIENT, client -> {
            client.put("publicClient", false).put("secret", SECRET);
            client.putArray("redirectUris").add(server.baseUrl() + "/realms/" + realm.name() + "/broker/*");
        });
        return new Brokering(realm, provider);
    }

    /**
     * Adds the identity provider under an alias of its own.
     *
     * @param settings {@code postBrokerLoginFlowAlias}, {@code trustEmail} and the like
     */
    public void add(Server server, String alias, Map<String, ?> settings) {
        String protocol = server.baseUrl() + "/realms/" + provider.name() + "/protocol/openid-connect";
        ObjectNode instance = Admin.object().put("alias", alias).put("providerId", "oidc").put("enabled", true);
        settings.forEach(instance::putPOJO);
        instance.putObject("config").put("clientId", CLIENT).put("clientSecret", SECRET)
                .put("clientAuthMethod", "client_secret_post").put("defaultScope", "openid email profile")
                .put("authorizationUrl", protocol + "/auth").put("tokenUrl", protocol + "/token")
                .put("jwksUrl", protocol + "/certs").put("useJwksUrl", "true").put("validateSignature", "true")
                .put("syncMode", "IMPORT");
        realm.post("/identity-provider/instances", instance);
    }

    /** Gives the person an account of the same name and address at the identity provider. */
    public void register(Person person) {
        provider.users().add(person.name());
    }

    /** Links the person's account here to the one at the identity provider, as if it had been linked some time ago. */
    public void link(Person person, String alias) {
        realm.post("/users/" + person.id() + "/federated-identity/" + alias,
                Map.of("userId", provider.users().id(person.name()), "userName", person.name()));
    }

    /** Up to what comes after the password of the identity provider. */
    public Page signIn(Person person, String alias) {
        LoginBrowser browser = person.browser();
        Page login = browser.open();
        browser.go(URI.create(login.html().selectFirst("a[href*='/broker/" + alias + "/login']").absUrl("href")));
        return browser.submitPassword(person.name());
    }

    /** Makes the identity provider ask for a name and a password again. */
    void logOut(Person person) {
        provider.users().logOut(person.name());
    }

    /** The accounts at identity providers to which the user of the realm is linked. */
    JsonNode links(Person person) {
        return realm.get("/users/" + person.id() + "/federated-identity");
    }

    @Override
    public void close() {
        provider.close();
    }
}
