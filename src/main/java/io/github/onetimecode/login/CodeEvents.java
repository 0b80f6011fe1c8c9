package io.github.onetimecode.login;

import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

import io.github.onetimecode.core.CodeChallenge;

/**
 * Events of a code. Each is sent from a copy, so that the login's own event stays what it is. No detail of ours holds an
 * address, a code or anything that was typed.
 */
final class CodeEvents {

    /** Detail that names the step. */
    static final String STEP = "one_time_code_step";
    private static final String CLIENT = "one_time_code_client";
    private static final String USER = "one_time_code_user";
    private static final String REFERENCE = "one_time_code_reference";

    private final CodeRequest request;

    CodeEvents(CodeRequest request) {
        this.request = request;
    }

    /** A mail, to be sent once it is known what became of it. */
    Event mail(CodeChallenge challenge) {
        return copy(challenge).event(EventType.SEND_VERIFY_EMAIL).getEvent();
    }

    /** A right code verified the address that it was mailed to. */
    void addressVerified(CodeChallenge challenge) {
        copy(challenge).event(EventType.VERIFY_EMAIL).success();
    }

    /** An attempt was refused. */
    void refused(CodeChallenge challenge, String error) {
        copy(challenge).error(error);
    }

    /** The login's own event tells by which step it came about. */
    void accepted(CodeChallenge challenge) {
        describe(request.context().getEvent(), challenge);
    }

    private EventBuilder copy(CodeChallenge challenge) {
        return describe(request.context().getEvent().clone().user(request.user()), challenge);
    }

    private EventBuilder describe(EventBuilder event, CodeChallenge challenge) {
        event.detail(STEP, request.step()).detail(CLIENT, request.client().clientId())
                .detail(REFERENCE, challenge.reference());
        return request.recipient().approver() ? event.detail(USER, request.recipient().user().getId()) : event;
    }
}
