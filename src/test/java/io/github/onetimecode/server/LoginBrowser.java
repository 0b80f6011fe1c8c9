package io.github.onetimecode.server;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

/**
 * A person at a browser without script, in one tab. Every action returns the page that it led to, which is also
 * {@link #page()}. Requests of one tab that run at once use {@link #post}, which leaves the tab's page as it is.
 */
public final class LoginBrowser {

    public static final String CLIENT = "one-time-code-demo";

    /** Nobody listens there: the browser stops before it. */
    static final String REDIRECT = "http://localhost:1/signed-in";

    private final UserAgent agent;
    private final String realm;
    private final UnaryOperator<String> user;
    private final AtomicReference<String> typed;
    private final List<Page> history = new ArrayList<>();
    private String client = CLIENT;
    private boolean patient = true;

    /** Of whoever's name is typed in it. */
    public LoginBrowser(Server server, TestRealm realm) {
        this(new UserAgent(server.baseUrl()), realm.name(), name -> name, new AtomicReference<>(""));
    }

    /** Of this user, whatever is typed in it. */
    LoginBrowser(Server server, TestRealm realm, String user) {
        this(new UserAgent(server.baseUrl()), realm.name(), name -> user, new AtomicReference<>(""));
    }

    private LoginBrowser(UserAgent agent, String realm, UnaryOperator<String> user, AtomicReference<String> typed) {
        this.agent = agent;
        this.realm = realm;
        this.user = user;
        this.typed = typed;
    }

    /** Another tab of the same browser. */
    public LoginBrowser tab() {
        return like(agent);
    }

    /** The same browser for requests that another node answers at the same time. */
    public LoginBrowser onAnotherWay() {
        return like(agent.onAnotherWay());
    }

    /** Another tab of the same browser, with this header in each request. */
    public LoginBrowser sending(String header, String value) {
        return like(agent.sending(header, value));
    }

    private LoginBrowser like(UserAgent other) {
        LoginBrowser tab = new LoginBrowser(other, realm, user, typed);
        tab.client = client;
        return tab;
    }

    /** From now on this node answers, as if a load balancer had decided so; for all tabs. */
    public LoginBrowser via(Server node) {
        agent.via(node.baseUrl());
        return this;
    }

    /** From now on it does not wait for mails, in this tab. */
    public LoginBrowser impatient() {
        patient = false;
        return this;
    }

    public CookieJar cookies() {
        return agent.cookies();
    }

    public Page page() {
        return history.get(history.size() - 1);
    }

    /** Starts a login at {@value #CLIENT}. */
    public Page open() {
        return open(CLIENT);
    }

    /** With further parameters, each as {@code name=value}: {@code ui_locales=de}, {@code prompt=login}. */
    public Page open(String clientId, String... parameters) {
        return go(address(clientId, parameters));
    }

    /** Where an application sends the browser to log in. */
    public URI address(String clientId, String... parameters) {
        client = clientId;
        Map<String, String> query = new LinkedHashMap<>(Map.of("client_id", clientId, "redirect_uri", REDIRECT,
                "response_type", "code", "scope", "openid"));
        Arrays.stream(parameters).map(pair -> pair.split("=", 2)).forEach(pair -> query.put(pair[0], pair[1]));
        return URI.create(agent.baseUrl() + "/realms/" + realm + "/protocol/openid-connect/auth?" + encoded(query));
    }

    /** Asks for the headers of a page alone. */
    public Page head(URI address) {
        return arrived(agent.head(address));
    }

    public Page go(URI address) {
        return shown(arrived(agent.get(address)));
    }

    /** As a script of the page does it: leaves the page as it is, and follows no redirect. */
    public HttpResponse<String> fetch(URI address) {
        return agent.send(address, HttpRequest.newBuilder().GET());
    }

    public Page submitPassword(String user, String password) {
        return submit(Map.of("username", user, "password", password));
    }

    /** With the user's name for a password, as all users of the tests have. */
    public Page submitPassword(String user) {
        return submitPassword(user, user);
    }

    public Page submitCode(String code) {
        return submit(Map.of("one_time_code", code, "login", "true"));
    }

    public Page submitTotp(String code) {
        return submit(Map.of("otp", code));
    }

    public Page resend() {
        return submit(Map.of("one_time_code_resend", "true"));
    }

    /** Posts the page's form with these values in it. */
    public Page submit(Map<String, String> values) {
        return shown(post(page(), values));
    }

    /** Posts the page's form and follows no redirect: where the answer leads to. The page is left as it is. */
    public URI submitAndStay(Map<String, String> values) {
        Map<String, String> fields = page().fields();
        fields.putAll(values);
        return agent.send(page().action(), HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))))
                .headers().firstValue("Location").map(URI::create).orElseThrow();
    }

    /** Posts any page's form without showing the answer: any number of these may run at once. */
    public Page post(Page from, Map<String, String> values) {
        Map<String, String> fields = from.fields();
        fields.putAll(values);
        typed.updateAndGet(name -> values.getOrDefault("username", name));
        return post(from.action(), encoded(fields));
    }

    /** A body as it stands, of type {@code application/x-www-form-urlencoded}. */
    public Page post(URI action, String body) {
        return post(action, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    public Page post(URI action, String contentType, byte[] body) {
        return arrived(agent.post(action, contentType, body));
    }

    public Page reload() {
        return go(page().address());
    }

    /** The page before this one, fetched anew since Keycloak forbids to keep it. */
    public Page back() {
        history.remove(history.size() - 1);
        return go(history.remove(history.size() - 1).address());
    }

    /** The link that starts the login again. */
    public Page restart() {
        return go(LoginLinks.restart(page()));
    }

    public Page language(String locale) {
        return go(LoginLinks.language(page(), locale));
    }

    public Page tryAnotherWay() {
        return shown(post(LoginLinks.tryAnotherWay(page()), "tryAnotherWay=on"));
    }

    /** One of the factors offered, by the name that the page shows. */
    public Page select(String name) {
        return shown(post(page().action(), "authenticationExecution=" + LoginLinks.choice(page(), name)));
    }

    /** What the application got for its code: the answer of the token endpoint. */
    public JsonNode tokens() {
        return page().tokens();
    }

    /** Renews the tokens: the answer of the token endpoint. */
    public JsonNode renewed(String refreshToken) {
        return agent.json(tokenEndpoint(), encoded(
                Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken)));
    }

    private URI tokenEndpoint() {
        return URI.create(agent.baseUrl() + "/realms/" + realm + "/protocol/openid-connect/token");
    }

    private Page arrived(Page page) {
        return page.of(new ReturningLogin(agent, tokenEndpoint(), client, REDIRECT, user.apply(typed.get())));
    }

    /** What a token says. Nobody checks its signature. */
    public static JsonNode claims(String token) {
        return LoginLinks.claims(token);
    }

    /** The name in the ID token: who really logged in. */
    public String userName() {
        return claims(tokens().path("id_token").asText()).path("preferred_username").asText();
    }

    /** Where the page says that the mail is on its way, waits until that is over. The page is left as it is. */
    private Page shown(Page page) {
        history.add(page);
        if (patient && page.has("#one-time-code-delivery[data-state=sending]")) {
            Awaitility.await("mail").atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20))
                    .until(() -> !mailState(page).equals("sending"));
        }
        return page;
    }

    /** What the page's script would be told: one word, or the status where there is none. */
    public String mailState(Page page) {
        return agent.text(URI.create(page.html().selectFirst("#one-time-code-script").attr("data-state-address")));
    }

    static String encoded(Map<String, String> values) {
        StringBuilder body = new StringBuilder();
        values.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8)).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString();
    }

    static Optional<String> parameter(URI address, String name) {
        return address.getRawQuery() == null ? Optional.empty() : Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2)).filter(pair -> pair[0].equals(name) && pair.length == 2)
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)).findFirst();
    }
}
