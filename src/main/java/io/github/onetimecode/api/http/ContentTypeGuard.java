package io.github.onetimecode.api.http;

import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Refuses some content types before Keycloak processes the body. Keycloak 26.7 reads forms itself, completely and with
 * errors of its own, and answers a type that it cannot parse with an error page.
 */
public final class ContentTypeGuard {

    private final KeycloakSession session;
    private final String type;

    public ContentTypeGuard(KeycloakSession session) {
        this.session = session;
        this.type = session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
    }

    /** Whether Keycloak would process a body of this type itself. */
    public boolean isKeycloaksOwn() {
        return type != null && (!isReadable() || isForm());
    }

    /** @throws ProblemException if Keycloak would process a body of this type itself */
    public void requireOurs() throws ProblemException {
        if (!isKeycloaksOwn()) {
            return;
        }
        ProblemException problem = new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        if (!isReadable()) {
            // Keycloak's filter for security headers parses the type, too, and would throw.
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
