package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Follows redirects and keeps cookies, until it would leave the server. */
final class UserAgent {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();

    private static final int MOST_REDIRECTS = 20;

    private final URI baseUrl;
    private final CookieJar cookies;
    private final Map<String, String> headers;
    private volatile URI node;

    UserAgent(URI baseUrl) {
        this(baseUrl, new CookieJar(), Map.of());
    }

    private UserAgent(URI baseUrl, CookieJar cookies, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.cookies = cookies;
        this.headers = headers;
        this.node = baseUrl;
    }

    /** The same browser on another way to the server. */
    UserAgent onAnotherWay() {
        return new UserAgent(baseUrl, cookies, headers);
    }

    /** The same browser, with this header in each request, whatever it would send otherwise. */
    UserAgent sending(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new UserAgent(baseUrl, cookies, more);
    }

    void via(URI other) {
        node = other;
    }

    URI baseUrl() {
        return baseUrl;
    }

    CookieJar cookies() {
        return cookies;
    }

    Page get(URI address) {
        return follow(address, HttpRequest.newBuilder().GET());
    }

    Page head(URI address) {
        return follow(address, headersAlone());
    }

    private static HttpRequest.Builder headersAlone() {
        return HttpRequest.newBuilder().method("HEAD", HttpRequest.BodyPublishers.noBody());
    }

    Page post(URI address, String contentType, byte[] body) {
        return follow(address, HttpRequest.newBuilder().header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    JsonNode json(URI address, String form) {
        try {
            return Admin.JSON.readTree(send(address, HttpRequest.newBuilder()
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body, or the status of an error. */
    String text(URI address) {
        HttpResponse<String> response = send(address, HttpRequest.newBuilder().GET());
        return response.statusCode() == 200 ? response.body() : String.valueOf(response.statusCode());
    }

    private Page follow(URI address, HttpRequest.Builder first) {
        URI at = address;
        HttpRequest.Builder request = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            HttpResponse<String> response = send(at, request);
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return Page.of(at, response);
            }
            at = at.resolve(location.get());
            if (!ours(at)) {
                return Page.atClient(at);
            }
            request = response.request().method().equals("HEAD") ? headersAlone() : HttpRequest.newBuilder().GET();
        }
        throw new AssertionError("redirected without end: " + at);
    }

    HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        request.uri(throughNode(address)).timeout(Duration.ofSeconds(60)).header("Accept", "text/html,*/*")
                .header("Accept-Language", "en");
        headers.forEach(request::setHeader);
        String sent = cookies.header(address);
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookies.take(address, response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean ours(URI address) {
        return address.getPort() == baseUrl.getPort() || address.getPort() == node.getPort();
    }

    private URI throughNode(URI address) {
        String sent = address.toString().replaceFirst(":" + address.getPort(), ":" + node.getPort());
        return ours(address) ? URI.create(sent) : address;
    }
}
