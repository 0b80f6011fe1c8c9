package io.github.onetimecode.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/**
 * A confidential client that gets tokens for itself.
 *
 * @param realm  of the client
 * @param client its client id
 */
public record ServiceAccount(String realm, String client, String secret) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The one of the demo realm: it may issue, confirm, have codes returned and look users up. */
    public static ServiceAccount ofDemo(TestRealm realm) {
        return new ServiceAccount(realm.name(), "one-time-code-demo-application", "demo-application-secret");
    }

    public String token(Server server) {
        try {
            HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(URI.create(server.baseUrl() + "/realms/"
                    + realm + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + client
                            + "&client_secret=" + secret)).build(), HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper().readTree(response.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
