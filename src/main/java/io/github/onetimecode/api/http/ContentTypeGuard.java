package io.github.onetimecode.api.http;

import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * What a request says that its body is. Some of it has to be refused before Keycloak hands the body over: Keycloak 26.7
 * reads forms itself, whole and with errors of its own, and answers a type that it cannot parse with an error page.
 */
public final class ContentTypeGuard {

    private final KeycloakSession session;
    private final String type;

    public ContentTypeGuard(KeycloakSession session) {
        this.session = session;
        this.type = session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
    }

    /** Whether Keycloak would look at it before we do. */
    public boolean isKeycloaksOwn() {
        return type != null && (!isReadable() || isForm());
    }

    /** @throws ProblemException if it is one of these */
    public void requireOurs() throws ProblemException {
        if (!isKeycloaksOwn()) {
            return;
        }
        ProblemException problem = new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        if (!isReadable()) {
            // The filter that adds Keycloak's security headers parses the type as well, and throws.
            session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
            problem.header("X-Content-Type-Options", "nosniff");
        }
        throw problem;
    }

    private boolean isForm() {
        MediaType form = MediaType.valueOf(type);
        return MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(form)
                || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(form);
    }

    private boolean isReadable() {
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
