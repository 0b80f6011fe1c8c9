package io.github.onetimecode.assurance;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.onetimecode.server.LoginBrowser;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application is told of how its user logged in. */
record Tokens(JsonNode answer) {

    /** Of the login that has just ended. */
    static Tokens of(LoginBrowser browser) {
        return new Tokens(browser.tokens());
    }

    Tokens renewed(LoginBrowser browser) {
        return new Tokens(browser.renewed(answer.path("refresh_token").asText()));
    }

    /** The level of authentication, of which both tokens tell the same. */
    String acr() {
        return claim("acr").asText();
    }

    /** References of the steps that succeeded, of which both tokens tell the same. */
    List<String> amr() {
        return StreamSupport.stream(claim("amr").spliterator(), false).map(JsonNode::asText).sorted().toList();
    }

    private JsonNode claim(String name) {
        JsonNode claim = LoginBrowser.claims(answer.path("id_token").asText()).path(name);
        assertThat(LoginBrowser.claims(answer.path("access_token").asText()).path(name)).as(name).isEqualTo(claim);
        return claim;
    }
}
