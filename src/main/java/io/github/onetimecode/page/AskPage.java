package io.github.onetimecode.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.keycloak.http.HttpRequest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;

/** The page that answers requests which nobody made on purpose. Its button asks for a code. */
public final class AskPage {

    private static final Set<String> NAVIGATIONS = Set.of("document", "iframe");
    private static final String FRAME = "iframe";
    private static final String OF_ANOTHER_SITE = "cross-site";
    /** Headers in which browsers, current and old, say that they fetch a page that nobody has opened yet. */
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final Set<String> AHEAD = Set.of("prefetch", "prerender", "preview");
    /** Keycloak's parameter in the address of a form. Only a page of this login knows its value. */
    private static final String SESSION_CODE = "session_code";

    private AskPage() {
    }

    /**
     * Whether a person navigated here, or a page of this login posted a form, with or without a script. A frame that
     * another site opens is no navigation: the site may hide it, and open one after the other.
     */
    public static boolean isAsked(HttpRequest request) {
        if (HttpMethod.POST.equals(request.getHttpMethod())
                && request.getUri().getQueryParameters().containsKey(SESSION_CODE)) {
            return true;
        }
        // Not HEAD, which Keycloak answers like GET.
        return Set.of(HttpMethod.GET, HttpMethod.POST).contains(request.getHttpMethod())
                && PURPOSES.stream().flatMap(name -> words(request, name)).noneMatch(AHEAD::contains)
                && words(request, "Sec-Fetch-Dest").allMatch(NAVIGATIONS::contains)
                && !(words(request, "Sec-Fetch-Dest").anyMatch(FRAME::equals)
                        && words(request, "Sec-Fetch-Site").anyMatch(OF_ANOTHER_SITE::equals));
    }

    public static Response response(LoginPage page) {
        return page.open().setAttribute("oneTimeCode", Map.of("purpose", page.purpose().name()))
                .createForm("one-time-code-ask.ftl");
    }

    private static Stream<String> words(HttpRequest request, String header) {
        String value = request.getHttpHeaders().getHeaderString(header);
        return value == null ? Stream.empty() : Stream.of(value.toLowerCase(Locale.ROOT).split("[;,\\s]+"))
                .filter(word -> !word.isEmpty());
    }
}
