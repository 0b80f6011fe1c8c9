package io.github.onetimecode.failclosed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.onetimecode.server.AlsoInContainer;
import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.ServerTest;
import io.github.onetimecode.server.TestRealm;

import static org.assertj.core.api.Assertions.assertThat;

/** Native applications ask for tokens without a browser: a step there refuses in their own words. */
@ServerTest
@AlsoInContainer
class DirectGrantIT {

    private static final String CREDENTIALS = """
            REQUIRED direct-grant-validate-username
            REQUIRED direct-grant-validate-password
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void oneRealmForAll(TestRealm realm) {
        assertThat(realm.name()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        CREDENTIALS + "REQUIRED one-time-code-issue\nREQUIRED one-time-code-confirm",
        CREDENTIALS + "REQUIRED one-time-code",
        CREDENTIALS + "REQUIRED one-time-code-confirm"})
    void stepNeverGivesAToken(String flow, Server server, TestRealm realm) throws IOException, InterruptedException {
        Scene scene = Scene.of(server, realm, flow);
        realm.changeClient(scene.name, client -> client.put("directAccessGrantsEnabled", true)
                .withObject("authenticationFlowBindingOverrides").put("direct_grant", realm.flows().id(scene.name)));

        for (String more : new String[] {"", "&one_time_code=12345678&otp=12345678&totp=12345678"}) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(server.baseUrl() + "/realms/"
                    + realm.name() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=" + scene.name
                            + "&username=" + encoded(scene.name) + "&password=" + encoded(scene.name) + more)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            JsonNode json = new ObjectMapper().readTree(answer.body());
            assertThat(json.path("error").asText()).isEqualTo("invalid_grant");
            assertThat(json.path("error_description").asText()).isEqualTo("one_time_code_unsupported");
            assertThat(answer.body()).doesNotContain("token", "<");
        }
        assertThat(new Outcome(scene).event("one_time_code_unsupported").path("userId").asText())
                .isEqualTo(scene.userId);
        new Outcome(scene).logSays("it does not run in direct grant flows");
        new Outcome(scene).nobodyIsIn();
        assertThat(scene.mails()).isZero();
        new Outcome(scene).nothingIsCounted();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
