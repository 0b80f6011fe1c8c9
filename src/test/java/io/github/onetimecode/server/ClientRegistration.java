package io.github.onetimecode.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody who may register clients in a realm, by an initial access token, and nothing else. */
public final class ClientRegistration {

    private final URI address;
    private final String token;

    private ClientRegistration(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    public static ClientRegistration in(Server server, TestRealm realm) {
        HttpResponse<String> issued = realm.admin().send("POST", "/" + realm.name() + "/clients-initial-access",
                Admin.object().put("count", 10).put("expiration", 600));
        return new ClientRegistration(
                URI.create(server.baseUrl() + "/realms/" + realm.name() + "/clients-registrations/default"),
                Admin.parsed(issued.body()).path("token").asText());
    }

    public void register(Consumer<ObjectNode> change) {
        ObjectNode client = Admin.object();
        change.accept(client);
        HttpResponse<String> response = new UserAgent(address).send(address, HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(client.toString())));
        if (response.statusCode() != 201) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
    }
}
