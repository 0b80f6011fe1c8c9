package io.github.onetimecode.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The application to which a browser comes back. It redeems the code, once, since Keycloak ends the session of a code
 * that comes twice, and knows then who has logged in.
 */
final class ReturningLogin {

    private final UserAgent agent;
    private final URI tokenEndpoint;
    private final String client;
    private final String redirect;
    private final String user;
    private JsonNode answer;

    /** @param user who is to come back: the name or the address */
    ReturningLogin(UserAgent agent, URI tokenEndpoint, String client, String redirect, String user) {
        this.agent = agent;
        this.tokenEndpoint = tokenEndpoint;
        this.client = client;
        this.redirect = redirect;
        this.user = user;
    }

    /** Whether this is the application's own address, and a code in it. */
    boolean endsAt(URI address) {
        return address.toString().replaceFirst("[?#].*", "").equals(redirect)
                && LoginBrowser.parameter(address, "code").isPresent();
    }

    /** Fails where the code is good for nothing, or for somebody else's session. */
    synchronized JsonNode tokens(URI address) {
        if (answer == null) {
            answer = agent.json(tokenEndpoint, LoginBrowser.encoded(Map.of("grant_type", "authorization_code",
                    "client_id", client, "redirect_uri", redirect,
                    "code", LoginBrowser.parameter(address, "code").orElseThrow())));
        }
        if (!answer.has("id_token")) {
            throw new AssertionError(client + " gets no tokens for its code: " + answer);
        }
        JsonNode claims = LoginLinks.claims(answer.path("id_token").asText());
        List<String> names = Stream.of("preferred_username", "email").map(claim -> claims.path(claim).asText())
                .toList();
        if (names.stream().noneMatch(user::equalsIgnoreCase)) {
            throw new AssertionError(names + " came back to " + client + ", and not '" + user + "'");
        }
        return answer;
    }
}
