package io.github.onetimecode.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.awaitility.Awaitility;

/** Waits until the imported realm answers. */
public final class ServerReadiness {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private ServerReadiness() {
    }

    public static void await(KeycloakServer server, Duration patience) {
        Awaitility.await("Keycloak at " + server.baseUrl() + ", log in " + server.logFile())
                .atMost(patience).pollInterval(Duration.ofMillis(200)).until(() -> ready(server));
    }

    /** Throws when the server has ended. */
    public static boolean ready(KeycloakServer server) {
        if (!server.alive()) {
            throw new IllegalStateException("Keycloak ended:\n" + server.log());
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/realms/" + Server.REALM))
                .timeout(Duration.ofSeconds(10)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
