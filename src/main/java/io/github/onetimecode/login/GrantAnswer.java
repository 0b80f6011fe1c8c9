package io.github.onetimecode.login;

import java.util.Locale;

import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a native application is told. Its words are documented: they are never given another meaning. */
enum GrantAnswer {

    /** There is a code, it is to be sent along. */
    REQUIRED,
    WRONG,
    /** What was sent can't be the code, or is more than one: it was not compared, and costs nothing. */
    MALFORMED,
    /** It is too old, has been used, or its address or key is no longer the same. */
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

    /** For a step that refuses: the error of its event, where the person has proven who it is. */
    static Response refused(RefusedException refused) {
        return json(refused.description()).build();
    }

    private static Response.ResponseBuilder json(String description) {
        return Response.status(Response.Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_GRANT, description));
    }
}
