import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An application that people log in to, and that has them confirm something by a code. The pages in the browser talk to
 * this program alone: it holds the secrets, it says who is signed in and what a code is for. See README.md beside it.
 */
public final class SampleApplication {

    private static final String SECRET_OF_THE_DEMO = "demo-application-secret";
    private static final Map<String, String> FILES = Map.of("/sample.js", "text/javascript; charset=utf-8",
            "/sample.css", "text/css; charset=utf-8");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final URI address;
    private final Path folder;
    private final SignIn signIn;
    private final Confirmations confirmations;
    private final Visits visits = new Visits();

    private SampleApplication(URI address, String realm, String secret, Path folder) {
        this.address = address;
        this.folder = folder;
        this.signIn = new SignIn(realm, address);
        this.confirmations = new Confirmations(realm, secret);
    }

    /**
     * {@code java src/samples/SampleApplication.java [port [address of the realm [where to listen]]]}, in the project's
     * folder. It listens to this machine alone, unless it is told otherwise.
     */
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
        String realm = arguments.length > 1 ? arguments[1] : "http://localhost:8080/realms/one-time-code";
        InetAddress listen = arguments.length > 2 ? InetAddress.getByName(arguments[2])
                : InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(listen, port), 0);
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        SampleApplication application = new SampleApplication(address, realm,
                Optional.ofNullable(System.getenv("SAMPLE_SECRET")).orElse(SECRET_OF_THE_DEMO),
                Path.of("src", "samples"));
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", application::handle);
        server.start();
        System.out.println("Sample application: " + address + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!address.getAuthority().equals(exchange.getRequestHeaders().getFirst("Host"))) {
            // Cookies are those of one name: 127.0.0.1 would come back from Keycloak as a stranger.
            return Answer.redirect(address.resolve(exchange.getRequestURI().getRawPath()));
        }
        String path = exchange.getRequestURI().getPath();
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        Visit visit = visits.of(exchange.getRequestHeaders().getFirst("Cookie"));
        if (exchange.getRequestMethod().equals("GET")) {
            return page(path, Form.parsed(exchange.getRequestURI().getRawQuery()), visit, "cross-site".equals(site));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.problem(404, "There is nothing here.");
        }
        return "same-origin".equals(site) ? confirmations.answer(path, Form.read(exchange), visit.user())
                : Answer.problem(403, "Another site's page may not ask for this.");
    }

    private Answer page(String path, Map<String, String> query, Visit visit, boolean otherSite) throws IOException {
        return switch (path) {
            case "/" -> visit.person().isPresent() ? signedIn(visit.person().get()) : start(200, visit.unfinished());
            case "/sign-in" -> begin(query);
            case "/signed-in" -> end(query, visit);
            case "/sign-out" -> otherSite ? Answer.redirect(address) : signOut(visit);
            case "/signed-out" -> start(200, "You are signed out, here and at Keycloak.");
            case "/payment" -> html(200, "payment.html", Map.of("user", visit.name()));
            default -> FILES.containsKey(path)
                    ? Answer.of(200, FILES.get(path), Files.readString(folder.resolve(path.substring(1))))
                    : start(404, "There is no page at this address.");
        };
    }

    private Answer begin(Map<String, String> query) throws IOException {
        Way way = Way.of(query.get("client"));
        Attempt attempt = Attempt.at(way);
        try {
            return Answer.redirect(signIn.begin(attempt, query.containsKey("again")))
                    .with("Set-Cookie", visits.begin(attempt));
        } catch (IOException e) {
            System.err.println("No answer from Keycloak: " + e);
            return start(503, "Keycloak does not answer yet. It needs about a minute to start. "
                    + "This page tries again by itself.").with("Refresh", "3");
        }
    }

    private Answer end(Map<String, String> query, Visit visit) throws IOException {
        if (visit.attempt().filter(it -> it.state().equals(query.get("state"))).isEmpty()) {
            return start(400, "Nobody is signed in: this browser has no sign-in that this is the end of.");
        }
        if (query.containsKey("error")) {
            return start(200, "Nobody is signed in. Keycloak says: "
                    + query.getOrDefault("error_description", query.get("error")));
        }
        try {
            Person person = signIn.end(visit.attempt().get(), query.getOrDefault("code", ""));
            return Answer.redirect(address).with("Set-Cookie", visits.signedIn(visit, person));
        } catch (IOException e) {
            System.err.println("No sign-in: " + e);
            return start(502, "Nobody is signed in: Keycloak's answer was not what it has to be.");
        }
    }

    private Answer signOut(Visit visit) throws IOException {
        visits.end(visit);
        return visit.person().isEmpty() ? Answer.redirect(address)
                : Answer.redirect(signIn.signOut(visit.person().get()));
    }

    private Answer start(int status, String notice) throws IOException {
        return html(status, "index.html", Map.of("notice", notice));
    }

    private Answer signedIn(Person person) throws IOException {
        return html(200, "signed-in.html", Map.of("name", person.name(), "user", person.user(), "flow",
                person.way().flow(), "acr", person.acr(), "amr", person.amr(), "other", person.way().other().client(),
                "otherFlow", person.way().other().flow(), "account", signIn.account(person)));
    }

    private Answer html(int status, String file, Map<String, String> words) throws IOException {
        String page = Files.readString(folder.resolve(file));
        for (Map.Entry<String, String> word : words.entrySet()) {
            page = page.replace("{{" + word.getKey() + "}}", escaped(word.getValue()));
        }
        return Answer.of(status, "text/html; charset=utf-8", page);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}

/** The flows of the demo realm. Each has a client whose browser flow it is. */
enum Way {
    TWO_STEPS("one-time-code-demo", "password and mailed code"),
    SEVERAL("one-of-several", "one of several factors"),
    OWN("code-of-their-own", "code that users set up");

    private final String client;
    private final String flow;

    Way(String client, String flow) {
        this.client = client;
        this.flow = flow;
    }

    static Way of(String client) {
        return Arrays.stream(values()).filter(way -> way.client.equals(client)).findFirst().orElse(TWO_STEPS);
    }

    String client() {
        return client;
    }

    String flow() {
        return flow;
    }

    Way other() {
        return this == TWO_STEPS ? SEVERAL : TWO_STEPS;
    }
}

/** Somebody who is signed in, as Keycloak says. */
record Person(String id, String name, String user, String acr, String amr, Way way, String idToken) {
}

/** A sign-in that has begun: what Keycloak has to send back, and what proves that it was this program that began. */
record Attempt(Way way, String state, String nonce, String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Attempt at(Way way) {
        return new Attempt(way, random(), random(), random());
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

/** What this program knows of one browser. */
record Visit(String id, Optional<Attempt> attempt, Optional<Person> person) {

    static final Visit FIRST = new Visit("", Optional.empty(), Optional.empty());

    /** Whose code it is: who is signed in; else alice, in place of whoever is logged in to a real application. */
    String user() {
        return person.map(Person::id).orElse("alice");
    }

    String name() {
        return person.map(Person::user).orElse("alice");
    }

    /** The person came back by a link: Keycloak has signed nobody in, and told why on its page. */
    String unfinished() {
        return attempt.map(it -> "Nobody is signed in: the sign-in by the flow “" + it.way().flow()
                + "” has not been finished. If Keycloak refused it, its page said why.").orElse("");
    }
}

/** Visits by their cookie, the newest thousand. */
final class Visits {

    private static final int MOST = 1_000;
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)sample-visit=([A-Za-z0-9_-]+)");

    private final Map<String, Visit> visits = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > MOST;
        }
    });

    Visit of(String cookies) {
        return Optional.ofNullable(cookies).map(COOKIE::matcher).filter(Matcher::find)
                .map(matcher -> visits.get(matcher.group(1))).orElse(Visit.FIRST);
    }

    String begin(Attempt attempt) {
        return keep(Optional.of(attempt), Optional.empty());
    }

    /** Under a new name: nobody can have planted the old one. */
    String signedIn(Visit visit, Person person) {
        end(visit);
        return keep(Optional.empty(), Optional.of(person));
    }

    void end(Visit visit) {
        visits.remove(visit.id());
    }

    private String keep(Optional<Attempt> attempt, Optional<Person> person) {
        String id = Attempt.random();
        visits.put(id, new Visit(id, attempt, person));
        return "sample-visit=" + id + "; Path=/; HttpOnly; SameSite=Lax";
    }
}

/** OpenID Connect: the authorization code flow with PKCE, state and nonce. */
final class SignIn {

    private final Keycloak keycloak = new Keycloak();
    private final String realm;
    private final URI address;

    SignIn(String realm, URI address) {
        this.realm = realm;
        this.address = address;
    }

    /** Where to send the browser. {@code again}: Keycloak asks for everything, though it knows the person. */
    URI begin(Attempt attempt, boolean again) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", attempt.way().client());
        query.put("redirect_uri", redirect());
        query.put("response_type", "code");
        query.put("scope", "openid profile");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", challenge(attempt.verifier()));
        query.put("code_challenge_method", "S256");
        if (again) {
            query.put("prompt", "login");
        }
        return URI.create(endpoint("authorization_endpoint") + "?" + Form.encoded(query));
    }

    /** The token comes from Keycloak itself, so its signature need not be checked; what it says must be. */
    Person end(Attempt attempt, String code) throws IOException {
        String client = attempt.way().client();
        String answer = keycloak.post(URI.create(endpoint("token_endpoint")), "application/x-www-form-urlencoded",
                Form.encoded(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect(),
                        "client_id", client, "code_verifier", attempt.verifier()))).body();
        String token = Json.text(answer, "id_token").orElseThrow(() -> new IOException("no ID token"));
        String claims = new String(Base64.getUrlDecoder().decode(token.split("[.]")[1]), StandardCharsets.UTF_8);
        must(claims, "iss", endpoint("issuer"));
        must(claims, "aud", client);
        must(claims, "nonce", attempt.nonce());
        if (Json.number(claims, "exp").filter(exp -> Instant.now().isBefore(Instant.ofEpochSecond(exp))).isEmpty()) {
            throw new IOException("the ID token has expired");
        }
        String user = Json.text(claims, "preferred_username").orElse("");
        return new Person(Json.text(claims, "sub").orElse(""), Json.text(claims, "name").orElse(user), user,
                Json.text(claims, "acr").orElse("none"), Json.texts(claims, "amr"), attempt.way(), token);
    }

    URI signOut(Person person) throws IOException {
        return URI.create(endpoint("end_session_endpoint") + "?" + Form.encoded(Map.of("id_token_hint",
                person.idToken(), "post_logout_redirect_uri", address + "/signed-out")));
    }

    /** The account console, which leads back here. */
    String account(Person person) {
        return realm + "/account/?" + Form.encoded(Map.of("referrer", person.way().client(), "referrer_uri",
                address + "/"));
    }

    private String redirect() {
        return address + "/signed-in";
    }

    private String endpoint(String name) throws IOException {
        String document = keycloak.get(URI.create(realm + "/.well-known/openid-configuration")).body();
        return Json.text(document, name).orElseThrow(() -> new IOException("no " + name));
    }

    private static void must(String claims, String name, String value) throws IOException {
        if (Json.text(claims, name).filter(value::equals).isEmpty()) {
            throw new IOException("the ID token has another " + name);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

/** The API for applications: a code is asked for, and comes back. */
final class Confirmations {

    private static final String CLIENT = "one-time-code-demo-application";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}([.]\\d{1,2})?");

    private final Keycloak keycloak = new Keycloak();
    private final String realm;
    private final String secret;
    private String token;
    private Instant tokenEndsAt = Instant.MIN;

    Confirmations(String realm, String secret) {
        this.realm = realm;
        this.secret = secret;
    }

    Answer answer(String path, Map<String, String> form, String user) {
        return switch (path) {
            case "/code" -> api("", Map.of("user", user, "delivery", "return"));
            case "/code/confirm" -> confirm(form, Map.of("code", form.getOrDefault("code", "")));
            case "/payment" -> pay(form, user);
            case "/payment/confirm" -> confirmPayment(form);
            default -> Answer.problem(404, "There is nothing here.");
        };
    }

    private Answer pay(Map<String, String> form, String user) {
        return purpose(form).map(purpose -> api("", Map.of("user", user, "purpose", purpose)))
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
            HttpResponse<String> response = keycloak.post(URI.create(realm + "/one-time-codes" + path),
                    "application/json", Json.written(request), "Authorization", "Bearer " + token());
            return Answer.of(response.statusCode(), response.headers().firstValue("Content-Type").orElse("text/plain"),
                    response.body());
        } catch (IOException e) {
            System.err.println("No answer from Keycloak: " + e);
            return Answer.problem(502, "Keycloak does not answer.");
        }
    }

    /** Of the client's service account, kept until shortly before it ends. */
    private synchronized String token() throws IOException {
        if (Instant.now().isAfter(tokenEndsAt)) {
            String answer = keycloak.post(URI.create(realm + "/protocol/openid-connect/token"),
                    "application/x-www-form-urlencoded", Form.encoded(Map.of("grant_type", "client_credentials",
                            "client_id", CLIENT, "client_secret", secret))).body();
            token = Json.text(answer, "access_token").orElseThrow(() -> new IOException("no token for " + CLIENT));
            tokenEndsAt = Instant.now().plusSeconds(Json.number(answer, "expires_in").orElse(10L) - 10);
        }
        return token;
    }
}

/** What a browser is answered. */
record Answer(int status, String body, Map<String, String> headers) {

    static Answer of(int status, String type, String body) {
        return new Answer(status, body, Map.of("Content-Type", type));
    }

    static Answer problem(int status, String title) {
        return of(status, "application/problem+json", Json.written(Map.of("title", title)));
    }

    static Answer redirect(URI address) {
        return new Answer(302, "", Map.of("Location", address.toString()));
    }

    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, more);
    }
}

/** Requests to Keycloak. */
final class Keycloak {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpResponse<String> get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address));
    }

    HttpResponse<String> post(URI address, String type, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

/** Fields of forms and queries. */
final class Form {

    private static final int LONGEST = 4_096;

    private Form() {
    }

    static Map<String, String> read(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            return parsed(new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8));
        }
    }

    static Map<String, String> parsed(String text) {
        Map<String, String> form = new HashMap<>();
        if (text != null) {
            Arrays.stream(text.split("&")).map(field -> field.split("=", 2)).filter(field -> field.length == 2)
                    .forEach(field -> form.put(decoded(field[0]), decoded(field[1])));
        }
        return form;
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

/** The JDK reads no JSON. An application has a library for that; for the fields of one flat object there is this. */
final class Json {

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private Json() {
    }

    /** A quotation mark within a text has a backslash before it, so no text can pass for a field. */
    static Optional<String> text(String json, String field) {
        return found(json, field, TEXT)
                .map(text -> ESCAPED.matcher(text).replaceAll(escaped -> Matcher.quoteReplacement(
                        escaped.group(1) == null ? escaped.group(2)
                                : String.valueOf((char) Integer.parseInt(escaped.group(1), 16)))));
    }

    static Optional<Long> number(String json, String field) {
        return found(json, field, "(\\d+)").map(Long::valueOf);
    }

    /** The texts of a list, with commas between them. */
    static String texts(String json, String field) {
        return found(json, field, "\\[([^\\]]*)]").map(list -> list.replace("\"", "").replace(",", ", "))
                .filter(list -> !list.isEmpty()).orElse("none");
    }

    static String written(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Optional<String> found(String json, String field, String pattern) {
        return Pattern.compile("\"" + field + "\"\\s*:\\s*" + pattern).matcher(json).results()
                .map(match -> match.group(1)).findFirst();
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(character -> character < ' ' || character == '"' || character == '\\'
                ? "\\u%04x".formatted(character) : String.valueOf((char) character))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
