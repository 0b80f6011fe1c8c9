import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An application that has somebody confirm something by a code, where nobody logs in. The page in the browser talks to
 * this program alone: it holds the secret of the client, and it says what a code is for. See README.md beside it.
 */
public final class SampleApplication {

    /** Whoever is logged in, in an application that has logins. */
    private static final String USER = "alice";

    private static final String CLIENT = "one-time-code-demo-application";
    private static final String SECRET_OF_THE_DEMO = "demo-application-secret";
    private static final int LONGEST_FORM = 4_096;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}([.]\\d{1,2})?");
    private static final Map<String, String> FILES = Map.of("/", "index.html", "/sample.js", "sample.js", "/sample.css",
            "sample.css");
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String realm;
    private final String secret;
    private final Path folder;
    private String token;
    private Instant tokenEndsAt = Instant.MIN;

    private record Answer(int status, String type, String body) {

        static Answer problem(int status, String title) {
            return new Answer(status, "application/problem+json", json(Map.of("title", title)));
        }
    }

    private SampleApplication(String realm, String secret, Path folder) {
        this.realm = realm;
        this.secret = secret;
        this.folder = folder;
    }

    /** {@code java src/samples/SampleApplication.java [port [address of the realm]]}, in the project's folder. */
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
        String realm = arguments.length > 1 ? arguments[1] : "http://localhost:8080/realms/one-time-code";
        SampleApplication application = new SampleApplication(realm,
                Optional.ofNullable(System.getenv("SAMPLE_SECRET")).orElse(SECRET_OF_THE_DEMO),
                Path.of("src", "samples"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", application::handle);
        server.start();
        System.out.println("Sample application: http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET") && FILES.containsKey(path)) {
            String file = FILES.get(path);
            return new Answer(200, TYPES.get(file.substring(file.indexOf('.') + 1)),
                    Files.readString(folder.resolve(file)));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.problem(404, "There is nothing here.");
        }
        if (!"same-origin".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
            return Answer.problem(403, "Another site's page may not ask for this.");
        }
        Map<String, String> form = form(exchange);
        return switch (path) {
            case "/code" -> api("", Map.of("user", USER, "delivery", "return"));
            case "/code/confirm" -> confirm(form, Map.of("code", form.getOrDefault("code", "")));
            case "/payment" -> pay(form);
            case "/payment/confirm" -> confirmPayment(form);
            default -> Answer.problem(404, "There is nothing here.");
        };
    }

    private Answer pay(Map<String, String> form) {
        return purpose(form).map(purpose -> api("", Map.of("user", USER, "purpose", purpose)))
                .orElse(Answer.problem(400, "Please enter an amount such as 120.00, and a payee."));
    }

    /** The purpose is made anew, of the payment that is about to be carried out: the code has to be for that one. */
    private Answer confirmPayment(Map<String, String> form) {
        return purpose(form)
                .map(purpose -> confirm(form, Map.of("code", form.getOrDefault("code", ""), "purpose", purpose)))
                .orElse(Answer.problem(400, "Please enter an amount such as 120.00, and a payee."));
    }

    private static Optional<String> purpose(Map<String, String> form) {
        String amount = form.getOrDefault("amount", "");
        String payee = form.getOrDefault("payee", "").strip();
        return AMOUNT.matcher(amount).matches() && !payee.isEmpty()
                ? Optional.of("Pay " + new BigDecimal(amount).setScale(2) + " EUR to " + payee) : Optional.empty();
    }

    private Answer confirm(Map<String, String> form, Map<String, String> request) {
        String id = form.getOrDefault("id", "");
        return ID.matcher(id).matches() ? api("/" + id + "/confirm", request)
                : Answer.problem(400, "No code was asked for.");
    }

    /** Asks the API, and hands its answer on as it is. */
    private Answer api(String path, Map<String, String> request) {
        try {
            HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(realm + "/one-time-codes" + path))
                    .header("Authorization", "Bearer " + token()).header("Content-Type", "application/json"),
                    json(request));
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse("text/plain"),
                    response.body());
        } catch (IOException e) {
            System.err.println("No answer from Keycloak: " + e);
            return Answer.problem(502, "Keycloak does not answer.");
        }
    }

    /** Of the client's service account, kept until shortly before it ends. */
    private synchronized String token() throws IOException {
        if (Instant.now().isAfter(tokenEndsAt)) {
            String answer = send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded"),
                    "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + secret).body();
            token = found("\"access_token\":\"([^\"]+)\"", answer);
            tokenEndsAt = Instant.now().plusSeconds(Long.parseLong(found("\"expires_in\":(\\d+)", answer)) - 10);
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws IOException {
        try {
            return http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The JDK reads no JSON. An application has a library for that; for a word and a number there is this. */
    private static String found(String pattern, String answer) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no token for " + CLIENT);
        }
        return matcher.group(1);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            Map<String, String> form = new HashMap<>();
            Arrays.stream(new String(body.readNBytes(LONGEST_FORM), StandardCharsets.UTF_8).split("&"))
                    .map(field -> field.split("=", 2)).filter(field -> field.length == 2)
                    .forEach(field -> form.put(decoded(field[0]), decoded(field[1])));
            return form;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(character -> character < ' ' || character == '"' || character == '\\'
                ? "\\u%04x".formatted(character) : String.valueOf((char) character))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
