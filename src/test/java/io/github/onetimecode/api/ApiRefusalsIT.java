package io.github.onetimecode.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.ApiReply;
import io.github.onetimecode.server.Person;
import io.github.onetimecode.server.ProjectFiles;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.ServiceApplication;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a caller does wrong is answered by a problem document. */
@ServerTest
class ApiRefusalsIT {

    private static final String SITE = "https://shop.example";
    private static final String ID = "/AAAAAAAAAAAAAAAAAAAAAA";

    private static ServiceApplication shop;
    private static Person person;

    @BeforeAll
    static void oneApplicationForAll(Server server, TestRealm realm) {
        shop = ServiceApplication.create(server, realm, true, client -> client.putArray("webOrigins").add(SITE),
                "issue", "confirm");
        person = Person.in(server, realm);
    }

    private static String api(Server server, TestRealm realm) {
        return server.baseUrl() + "/realms/" + realm.name() + "/one-time-codes";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}{}", "{\"user\":\"a\",\"user\":\"a\"}", "{\"user\":\"%s\"} x",
        "{}", "{\"user\":1}", "{\"user\":null}", "{\"user\":\"\"}", "{\"user\":[\"%s\"]}", "{\"user\":\"a\\u0000\"}",
        "{\"user\":\"\\ud800\"}", "{\"user\":\"%s\",\"other\":1}", "{\"user\":\"%s\",\"length\":\"8\"}",
        "{\"user\":\"%s\",\"length\":5}", "{\"user\":\"%s\",\"length\":13}", "{\"user\":\"%s\",\"length\":8.5}",
        "{\"user\":\"%s\",\"length\":99999999999}", "{\"user\":\"%s\",\"lifetime_seconds\":29}",
        "{\"user\":\"%s\",\"lifetime_seconds\":601}", "{\"user\":\"%s\",\"alphabet\":\"letters\"}",
        "{\"user\":\"%s\",\"delivery\":\"sms\"}", "{\"user\":\"%s\",\"delivery\":true}",
        "{\"user\":\"%s\",\"purpose\":\"\"}", "{\"user\":\"%s\",\"purpose\":\"pay at evil.example\"}",
        "{\"user\":\"%s\",\"purpose\":\"two\\nlines\"}", "{\"user\":\"%s\",\"client\":7}"})
    void bodyThatIsNoSuchRequestIsRefused(String body) {
        assertThat(shop.send("POST", "", Map.of(), body.replace("%s", person.name())))
                .matches(reply -> reply.isProblem(400, "bad-request"));
        assertThat(person.mails()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":12345678}", "{\"code\":\"\"}", "{\"code\":\" - \"}",
        "{\"code\":\"12345678\",\"more\":1}", "{\"code\":\"12345678\",\"purpose\":\"www.evil\"}"})
    void confirmationThatIsNoneIsRefused(String body) {
        assertThat(shop.send("POST", ID + "/confirm", Map.of(), body))
                .matches(reply -> reply.isProblem(400, "bad-request"));
    }

    @Test
    void longBodyIsNotRead(Server server, TestRealm realm) {
        String long1 = "{\"user\":\"" + "a".repeat(1_000_000) + "\"}";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api(server, realm)))
                .header("Authorization", "Bearer " + shop.token()).header("Content-Type", "application/json");

        assertThat(shop.send("POST", "", Map.of(), long1)).matches(reply -> reply.isProblem(413, "too-large"));
        // Without a length that announces it.
        assertThat(shop.reply(request.POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(long1))).build()))
                .matches(reply -> reply.isProblem(413, "too-large"));
        assertThat(shop.send("POST", "", Map.of(), "{" + " ".repeat(65_534) + "}"))
                .matches(reply -> reply.isProblem(400, "bad-request"));
        assertThat(shop.send("POST", "", Map.of(), "{" + " ".repeat(65_535) + "}"))
                .matches(reply -> reply.isProblem(413, "too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "application/json; charset=utf-16", "application/xml", "///;;", "json"})
    void bodyOfAnotherTypeIsRefused(String type) {
        assertThat(shop.send("POST", "", Map.of("Content-Type", type), "{\"user\":\"" + person.name() + "\"}"))
                .matches(reply -> reply.isProblem(415, "unsupported-media-type"));
        assertThat(person.mails()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"GET,'','POST, OPTIONS'", "PUT,'','POST, OPTIONS'", "PATCH,/abc,'DELETE, GET, OPTIONS'",
        "POST,/abc,'DELETE, GET, OPTIONS'", "GET,/abc/confirm,'POST, OPTIONS'", "PROPFIND,/abc,'DELETE, GET, OPTIONS'",
        "FOO,'','POST, OPTIONS'", "POST,/openapi.json,'GET, OPTIONS'"})
    void otherMethodsAreToldWhichThereAre(String method, String path, String allowed) {
        ApiReply reply = shop.send(method, path, Map.of(), "");

        assertThat(reply).matches(it -> it.isProblem(405, "method-not-allowed"));
        assertThat(reply.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/abc/other", "/abc/confirm/more", "/abc/confirm/confirm/confirm"})
    void thereIsNothingElsewhere(String path) {
        for (String method : List.of("GET", "POST", "DELETE", "FOO")) {
            assertThat(shop.send(method, path, Map.of(), "")).matches(reply -> reply.isProblem(404, "not-found"));
        }
    }

    @Test
    void nobodyIsLetInWithoutATokenOfThisRealm(Server server, TestRealm realm, Admin admin) {
        try (TestRealm other = admin.copyOfExport("apirefusals-other")) {
            ServiceApplication elsewhere = ServiceApplication.in(server, other, ServiceApplication.ALL);
            String body = "{\"user\":\"" + person.name() + "\"}";
            List<String> credentials = List.of("Bearer", "Bearer x", "Bearer " + elsewhere.token(),
                    "Bearer " + shop.token() + "x", "Basic " + shop.token(),
                    "Bearer e30.e30.AAAA", "Bearer eyJhbGciOiJub25lIn0.e30.");
            for (String authorization : credentials) {
                ApiReply reply = shop.send("POST", "", Map.of("Authorization", authorization), body);
                assertThat(reply).as(authorization).matches(it -> it.isProblem(401, "unauthenticated"));
                assertThat(reply.header("WWW-Authenticate"))
                        .isEqualTo("Bearer realm=\"" + realm.name() + "\", error=\"invalid_token\"");
            }
        }
        ApiReply none = shop.reply(HttpRequest.newBuilder(URI.create(api(server, realm) + ID)).build());
        assertThat(none).matches(it -> it.isProblem(401, "unauthenticated"));
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"" + realm.name() + "\"");
    }

    @Test
    void eachThingNeedsItsRole(Server server, TestRealm realm) {
        Map<String, String> mail = Map.of("user", person.name());
        ServiceApplication none = ServiceApplication.in(server, realm);
        ServiceApplication confirms = ServiceApplication.in(server, realm, "confirm");
        ServiceApplication issues = ServiceApplication.in(server, realm, "issue");

        assertThat(List.of(none.issue(mail), confirms.issue(mail), confirms.giveUp("x"), confirms.resend("x"),
                none.state("x"))).allMatch(reply -> lacks(reply, "issue"));
        assertThat(List.of(none.confirm("x", "1"), issues.confirm("x", "1")))
                .allMatch(reply -> lacks(reply, "confirm"));
        assertThat(issues.issue(Map.of("user", person.name(), "delivery", "return")))
                .matches(reply -> lacks(reply, "return-codes"));
        assertThat(issues.issue(Map.of("user", person.name(), "client", "one-time-code-demo")))
                .matches(reply -> lacks(reply, "issue-for-any-client"));
        assertThat(confirms.state("x")).matches(reply -> reply.isProblem(404, "unknown"));
        // The token still says so.
        issues.revoke("one-time-code-api", "issue");
        assertThat(issues.issue(mail)).matches(reply -> lacks(reply, "issue"));
        assertThat(person.mails()).isZero();
    }

    private static boolean lacks(ApiReply reply, String role) {
        return reply.isProblem(403, "forbidden") && reply.text("role").equals(role);
    }

    @Test
    void pagesOfTheClientsOwnOriginsMayAsk(Server server, TestRealm realm) {
        ApiReply own = shop.send("GET", ID, Map.of("Origin", SITE), "");
        ApiReply others = shop.send("POST", "", Map.of("Origin", "https://evil.example"),
                "{\"user\":\"" + person.name() + "\"}");
        ApiReply preflight = shop.send("OPTIONS", "", Map.of("Origin", SITE, "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,idempotency-key"), "");

        assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(own.header("Access-Control-Expose-Headers")).contains("Retry-After", "Location");
        assertThat(others).matches(reply -> reply.isProblem(403, "forbidden"));
        assertThat(others.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST", "DELETE", "GET");
        assertThat(String.join(",", preflight.headers().allValues("Access-Control-Allow-Headers")))
                .contains("Authorization", "Idempotency-Key", "Content-Type");
        assertThat(person.mails()).isZero();
    }

    /** A page has to learn that its token has expired, and has no token that says whose page it is. */
    @Test
    void pagesOfAnyOriginMayReadWhyNobodyIsKnown() {
        Map<String, String> site = Map.of("Origin", SITE);

        assertThat(shop.send("GET", ID, Map.of("Origin", SITE, "Authorization", "Bearer x"), ""))
                .matches(reply -> reply.isProblem(401, "unauthenticated")).matches(ApiRefusalsIT::isReadable);
        assertThat(shop.send("GET", "/abc/other", site, "")).matches(reply -> reply.isProblem(404, "not-found"))
                .matches(ApiRefusalsIT::isReadable);
        assertThat(shop.send("PUT", "", site, "")).matches(reply -> reply.isProblem(405, "method-not-allowed"))
                .matches(ApiRefusalsIT::isReadable);
        assertThat(shop.send("POST", "", Map.of("Origin", SITE, "Content-Type", "text/plain"), "x"))
                .matches(reply -> reply.isProblem(415, "unsupported-media-type")).matches(ApiRefusalsIT::isReadable);
    }

    private static boolean isReadable(ApiReply reply) {
        return reply.header("Access-Control-Allow-Origin").equals(SITE)
                && reply.header("Access-Control-Expose-Headers").contains("WWW-Authenticate");
    }

    @Test
    void realmWithoutTheClientHasNoApi(Server server, Admin admin) throws IOException {
        try (TestRealm realm = admin.copyOfExport("apirefusals-off")) {
            ServiceApplication application = ServiceApplication.in(server, realm, ServiceApplication.ALL);
            assertThat(application.state("x")).matches(reply -> reply.isProblem(404, "unknown"));

            realm.changeClient("one-time-code-api", client -> client.put("enabled", false));
            assertThat(List.of(application.state("x"), application.issue(Map.of("user", "alice")),
                    application.send("GET", "/openapi.json", Map.of(), ""), application.send("FOO", "", Map.of(), "")))
                    .allMatch(reply -> reply.isProblem(404, "not-found"));
            realm.delete("/clients/" + realm.client("one-time-code-api").path("id").asText());
            assertThat(application.state("x")).matches(reply -> reply.isProblem(404, "not-found"));

            realm.post("/partialImport", new ObjectMapper().readTree(
                    ProjectFiles.base().resolve("docs/one-time-code-api.json").toFile()));
            application.grant("one-time-code-api", "issue");
            assertThat(application.with(application.newToken()).state("x"))
                    .matches(reply -> reply.isProblem(404, "unknown"));
        }
        assertThat(shop.with("").send("GET", "/openapi.json", Map.of("Authorization", "none"), "").status())
                .isEqualTo(200);
    }

    @Test
    void clientThatAsksTooOftenWaits(Server server, TestRealm realm) {
        ServiceApplication hasty = ServiceApplication.in(server, realm, "confirm");
        ServiceApplication other = ServiceApplication.in(server, realm, "confirm");

        List<ApiReply> replies = IntStream.range(0, 650).parallel().mapToObj(i -> hasty.state("x")).toList();

        assertThat(replies).filteredOn(reply -> reply.status() == 404).hasSizeBetween(600, 649);
        assertThat(replies).filteredOn(reply -> reply.status() != 404).isNotEmpty()
                .allMatch(reply -> reply.isProblem(429, "too-many-requests"))
                .allMatch(reply -> Integer.parseInt(reply.header("Retry-After")) <= 60);
        assertThat(other.state("x")).matches(reply -> reply.isProblem(404, "unknown"));
    }
}
