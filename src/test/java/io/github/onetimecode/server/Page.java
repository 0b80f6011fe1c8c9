package io.github.onetimecode.server;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a browser shows, or where it was sent back to. */
public final class Page {

    private static final Pattern REPLACED = Pattern.compile("history\\.replaceState\\(\\{}, \"[^\"]*\", \"([^\"]+)\"");

    private final int status;
    private final URI address;
    private final Document html;
    private final Document shown;
    private final boolean atClient;
    private final String body;
    private final Map<String, List<String>> headers;
    private ReturningLogin login;

    private Page(int status, URI address, Document html, boolean atClient, String body,
            Map<String, List<String>> headers) {
        this.body = body;
        this.headers = headers;
        this.status = status;
        this.address = address;
        this.html = html;
        this.shown = html.clone();
        this.shown.select("[hidden]").remove();
        this.atClient = atClient;
    }

    static Page of(URI url, HttpResponse<String> response) {
        String body = response.body();
        Matcher replaced = REPLACED.matcher(body);
        URI address = replaced.find() ? URI.create(replaced.group(1).replace("&amp;", "&")) : url;
        return new Page(response.statusCode(), address, Jsoup.parse(body, url.toString()), false, body,
                response.headers().map());
    }

    static Page atClient(URI url) {
        return new Page(302, url, Jsoup.parse(""), true, "", Map.of());
    }

    /** Says whose login it is that may have ended here. */
    Page of(ReturningLogin itsLogin) {
        login = itsLogin;
        return this;
    }

    public int status() {
        return status;
    }

    /** What the address bar shows, after Keycloak's script has replaced it. */
    public URI address() {
        return address;
    }

    /** As it came over the line. */
    public String body() {
        return body;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    /** With what only a script brings to light. */
    public Document html() {
        return html;
    }

    public String title() {
        return text("#kc-page-title");
    }

    /** All that can be read. */
    public String text() {
        return shown.body().text();
    }

    public String text(String css) {
        Element found = shown.selectFirst(css);
        return found == null ? "" : found.text();
    }

    public boolean has(String css) {
        return shown.selectFirst(css) != null;
    }

    /** The message at the top, or that of Keycloak's own error page. */
    public String message() {
        return Stream.of(".kc-feedback-text", "#kc-error-message .instruction", "#kc-error-message", "[class*=alert]")
                .map(this::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    public String fieldError(String field) {
        return text("#input-error-" + field);
    }

    /** The error beside the code. */
    public String codeError() {
        return fieldError("one_time_code");
    }

    public boolean asksForPassword() {
        return has("input[name=password]");
    }

    public boolean asksForCode() {
        return has("input[name=one_time_code]");
    }

    public boolean asksForTotp() {
        return has("input[name=otp]");
    }

    /**
     * The application got its user back: the browser is at its address, with a code that it has redeemed, and the user
     * is the one who was to log in. Whoever comes there with a code that is no good, or as somebody else, fails.
     */
    public boolean loggedIn() {
        return atClient && login.endsAt(address) && login.tokens(address).has("id_token");
    }

    /** What the application got for its code. */
    JsonNode tokens() {
        if (!loggedIn()) {
            throw new AssertionError("not logged in: " + this);
        }
        return login.tokens(address);
    }

    /** A parameter of the address, for instance the {@code error} that an application is given. */
    public Optional<String> parameter(String name) {
        return LoginBrowser.parameter(address, name);
    }

    /** The form with the field to fill in, else the first. */
    public Element form() {
        Element field = html.selectFirst(
                "form input[name=one_time_code], form input[name=password], form input[name=otp]");
        Element form = field == null ? html.selectFirst("form") : field.closest("form");
        if (form == null) {
            throw new AssertionError("no form on the page " + status + " " + address + ": " + text());
        }
        return form;
    }

    public URI action() {
        return URI.create(form().absUrl("action"));
    }

    /** What the form posts when nobody touches it; its buttons are not in it. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        form().select("input[name]").forEach(input -> {
            if (!List.of("submit", "checkbox", "image").contains(input.attr("type"))) {
                fields.put(input.attr("name"), input.val());
            }
        });
        return fields;
    }

    /** The names of the factors that the page offers to choose from. */
    public List<String> choices() {
        return html.select("h2[class], [class*=heading]").stream()
                .filter(heading -> has("[name=authenticationExecution]")).map(Element::text).distinct().toList();
    }

    @Override
    public String toString() {
        return status + " " + address + "\n" + title() + "\n" + message() + "\n" + (atClient ? "" : text());
    }
}
