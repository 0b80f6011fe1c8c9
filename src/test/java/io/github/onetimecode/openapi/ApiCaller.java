package io.github.onetimecode.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** Somebody who calls the API of a realm, with an access token or without. */
public final class ApiCaller {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI api;
    private final List<String> authorization;
    private final Consumer<ApiAnswer> listener;

    private ApiCaller(URI api, List<String> authorization, Consumer<ApiAnswer> listener) {
        this.api = api;
        this.authorization = authorization;
        this.listener = listener;
    }

    public static ApiCaller anonymous(Server server, String realm) {
        return new ApiCaller(URI.create(server.baseUrl() + "/realms/" + realm + "/one-time-codes"), List.of(),
                answer -> { });
    }

    public static ApiCaller of(Server server, TestRealm realm, ServiceAccount account) {
        return anonymous(server, realm.name()).with(account.token(server));
    }

    /** The same with this access token. */
    public ApiCaller with(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with this header, whatever was there before. */
    public ApiCaller with(String header, String value) {
        return new ApiCaller(api, List.of(header, value), listener);
    }

    /** The same, with somebody who hears every answer. */
    ApiCaller heardBy(Consumer<ApiAnswer> hearer) {
        return new ApiCaller(api, authorization, hearer);
    }

    public ApiAnswer post(String path, Map<String, ?> body) {
        return send("POST", path, Map.of("Content-Type", "application/json"), written(body));
    }

    public ApiAnswer post(String path, Map<String, ?> body, String header, String value) {
        return send("POST", path, Map.of("Content-Type", "application/json", header, value), written(body));
    }

    /** Without a body. */
    public ApiAnswer send(String method, String path) {
        return send(method, path, Map.of(), new byte[0]);
    }

    public ApiAnswer send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path)).timeout(PATIENCE).method(method,
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (!authorization.isEmpty()) {
            request.header(authorization.get(0), authorization.get(1));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            ApiAnswer answer = new ApiAnswer(method, path, response.statusCode(), response.headers(), response.body());
            listener.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] written(Map<String, ?> body) {
        try {
            return new ObjectMapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
