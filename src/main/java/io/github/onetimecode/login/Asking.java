package io.github.onetimecode.login;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.http.HttpRequest;

import io.github.onetimecode.realm.ChallengeNotes;

/**
 * Whether somebody asked for what a request brings about. Keycloak 26.7 runs a flow for every request that comes: for an
 * application that only asks whether somebody is logged in ({@code prompt=none}, SAML's {@code IsPassive}), for an image of
 * another page, for a browser that fetches ahead. None of them is to make a code.
 */
public final class Asking {

    private static final Set<String> NAVIGATIONS = Set.of("document", "iframe");
    /** What browsers and their predecessors call it to fetch a page that nobody has opened yet. */
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final Set<String> AHEAD = Set.of("prefetch", "prerender", "preview");
    /** Keycloak's, in the address of a form: no page but that of this login knows it. */
    private static final String SESSION_CODE = "session_code";
    private static final String LOGIN_ADDRESSES = "/login-actions/";

    private final AuthenticationFlowContext context;

    Asking(AuthenticationFlowContext context) {
        this.context = context;
    }

    /**
     * Whether a person navigated here, or posted a form of this login, by script or not. A request of an application
     * itself is none: Keycloak does not tell which of those only ask (SAML leaves no trace of it in the login).
     */
    boolean isMade() {
        return isAtLogin() && !new ChallengeNotes(context.getAuthenticationSession()).isPassive()
                && isMade(context.getHttpRequest());
    }

    /** The same for a required action, to which Keycloak redirects. */
    public static boolean isMade(HttpRequest request) {
        if (HttpMethod.POST.equals(request.getHttpMethod())
                && request.getUri().getQueryParameters().containsKey(SESSION_CODE)) {
            return true;
        }
        // HEAD is answered like GET.
        return Set.of(HttpMethod.GET, HttpMethod.POST).contains(request.getHttpMethod())
                && PURPOSES.stream().flatMap(name -> words(request, name)).noneMatch(AHEAD::contains)
                && words(request, "Sec-Fetch-Dest").allMatch(NAVIGATIONS::contains);
    }

    /**
     * At the application's address the login's own is answered: a browser that logs somebody in goes on to it, and whoever
     * only asks is told by Keycloak that a login is required.
     */
    Response answer(LoginPage page) {
        return isAtLogin() ? page(page) : Response.status(Response.Status.FOUND).location(context.getRefreshUrl(false)).build();
    }

    /** With a button that asks. */
    public static Response page(LoginPage page) {
        return page.open().setAttribute("oneTimeCode", Map.of("purpose", page.purpose().name()))
                .createForm("one-time-code-ask.ftl");
    }

    private boolean isAtLogin() {
        return context.getUriInfo().getPath().contains(LOGIN_ADDRESSES);
    }

    private static Stream<String> words(HttpRequest request, String header) {
        String value = request.getHttpHeaders().getHeaderString(header);
        return value == null ? Stream.empty() : Stream.of(value.toLowerCase(Locale.ROOT).split("[;,\\s]+"))
                .filter(word -> !word.isEmpty());
    }
}
