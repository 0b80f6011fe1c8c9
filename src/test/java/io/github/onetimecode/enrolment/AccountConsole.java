package io.github.onetimecode.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.onetimecode.server.Person;

/** What the account console's page "Signing in" reads and does, for somebody who is logged in. */
final class AccountConsole {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI account;
    private final String token;

    AccountConsole(Enrolling enrolling, Person person) {
        this.account = URI.create(enrolling.server.baseUrl() + "/realms/" + enrolling.realm.name() + "/account/");
        this.token = person.browser().tokens().path("access_token").asText();
    }

    /** The entry of our credential type, if there is one. */
    Optional<JsonNode> entry() {
        return StreamSupport.stream(json(send("GET", "credentials")).spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals("one-time-code")).findFirst();
    }

    int remove(String credentialId) {
        return send("DELETE", "credentials/" + credentialId).statusCode();
    }

    private HttpResponse<String> send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(account.resolve(path)).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json").method(method, HttpRequest.BodyPublishers.noBody()).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
