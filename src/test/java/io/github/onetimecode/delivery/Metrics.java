package io.github.onetimecode.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.github.onetimecode.server.Server;

/** What a server tells at its metrics endpoint, in the text format of Prometheus. */
final class Metrics {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Metrics(Server server) {
        this.address = URI.create(server.managementUrl() + "/metrics");
    }

    /** The sum of all lines of this name that have these labels, each as {@code name="value"}; 0 if there is none. */
    double sum(String name, String... labels) {
        return lines(name, labels).stream().mapToDouble(line ->
                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    boolean has(String name, String... labels) {
        return !lines(name, labels).isEmpty();
    }

    /** Waits for this sum, 10 seconds at most: some things are counted in the background. */
    void await(double sum, String name, String... labels) {
        Awaitility.await(name + " " + List.of(labels)).atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(100)).until(() -> sum(name, labels), found -> found == sum);
    }

    private List<String> lines(String name, String... labels) {
        return all().lines().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains)).toList();
    }

    private String all() {
        try {
            return http.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
