package io.github.onetimecode.api.http;

import java.util.Locale;

/** Why the API refuses a request. Type and title are part of the API and never change. */
public enum ProblemType {

    BAD_REQUEST(400, "Bad request", "The body must be a single JSON object in UTF-8."),
    UNAUTHENTICATED(401, "Unauthenticated", "A valid access token of this realm is required."),
    FORBIDDEN(403, "Forbidden", "The client of the token does not allow this origin."),
    HTTPS_REQUIRED(403, "HTTPS required", "This realm accepts requests over HTTPS only."),
    NOT_FOUND(404, "Not found", "There is nothing at this address."),
    UNKNOWN(404, "Unknown code", "There is no such code for this client."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "The Allow header lists the methods of this address."),
    TOO_LARGE(413, "Content too large", "The body has more than 65536 bytes."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body must be application/json."),
    TOO_MANY_REQUESTS(429, "Too many requests", "This client has sent too many requests in a minute."),
    UNKNOWN_USER(422, "Unknown user", "No user, or more than one, has this name, e-mail address or ID."),
    UNKNOWN_CLIENT(422, "Unknown client", "There is no such client, or it is disabled."),
    NO_ADDRESS(422, "No address", "The user has no e-mail address."),
    UNVERIFIED_ADDRESS(422, "Address not verified", "The e-mail address of the user is not verified."),
    USER_DISABLED(422, "User disabled", "The user is disabled or permanently locked."),
    USER_LOCKED(422, "User locked", "Brute-force detection has locked the user temporarily."),
    LIMITED(429, "Limit reached", "The user has reached the limit for new codes or for wrong codes."),
    TOO_EARLY(429, "Too early", "The last e-mail was sent too recently."),
    NOT_OFFERED(409, "Not offered", "This code cannot be mailed again."),
    IDEMPOTENCY_CONFLICT(422, "Idempotency key used", "This Idempotency-Key belongs to another request."),
    IN_PROGRESS(409, "In progress", "The first request with this Idempotency-Key has not finished yet."),
    WRONG_CODE(422, "Wrong code", "This is not the code."),
    MALFORMED_CODE(422, "Malformed code", "This cannot be the code: it has the wrong length or contains more than "
            + "one possible code. It was not compared, and no attempt was used."),
    EXPIRED(410, "Expired", "The code is no longer valid."),
    EXHAUSTED(410, "Exhausted", "The code has no attempts left."),
    USED(410, "Used", "The code has been used."),
    UNAVAILABLE(503, "Unavailable", "Codes cannot be issued or confirmed at the moment."),
    INTERNAL(500, "Internal error", "Something went wrong. See the server log for details.");

    private final int status;
    private final String title;
    private final String detail;

    ProblemType(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    String uri() {
        return "urn:one-time-code:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
