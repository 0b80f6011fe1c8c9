package io.github.onetimecode.login;

import java.util.Locale;

import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a native application is told. The words are documented, so their meanings never change. */
enum GrantAnswer {

    /** A code is pending. The application has to send it. */
    REQUIRED,
    WRONG,
    /** The text cannot be the code, or contains more than one. It was not compared and does not count. */
    MALFORMED,
    /** The code is too old or used, or its address or key has changed. */
    EXPIRED,
    MAIL_FAILED,
    RESEND_TOO_EARLY,
    RESEND_LIMITED,
    RESEND_OFF;

    /** The {@code error_description}. */
    String description() {
        return "one_time_code_" + name().toLowerCase(Locale.ROOT);
    }

    Response response() {
        return json(description()).build();
    }

    Response response(long secondsToWait) {
        return Response.fromResponse(response()).header(HttpHeaders.RETRY_AFTER, secondsToWait).build();
    }

    /**
     * Answer of a step that refuses: the error of its event if the login is proven, otherwise one word for all reasons.
     */
    static Response refused(RefusedException refused) {
        return json(refused.description()).build();
    }

    private static Response.ResponseBuilder json(String description) {
        return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_GRANT, description));
    }
}
