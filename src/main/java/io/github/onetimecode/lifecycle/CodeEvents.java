package io.github.onetimecode.lifecycle;

import java.util.Optional;

import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Confirmation;

/**
 * Events of a code. Each is sent from a copy, so that the login's own event stays what it is. No detail of ours holds
 * an address, a code or anything that was typed.
 */
public final class CodeEvents {

    /** Detail that names the step. */
    public static final String STEP = "one_time_code_step";

    private static final String CLIENT = "one_time_code_client";
    private static final String USER = "one_time_code_user";
    private static final String REFERENCE = "one_time_code_reference";
    private static final String PURPOSE = "one_time_code_purpose";

    private final EventBuilder event;
    private final CodeRequest request;

    CodeEvents(EventBuilder event, CodeRequest request) {
        this.event = event;
        this.request = request;
    }

    /** A mail, to be sent once it is known what became of it. */
    Event mail(CodeChallenge challenge) {
        return copy(challenge).event(EventType.SEND_VERIFY_EMAIL).getEvent();
    }

    /** A right code verified the address that it was mailed to. */
    public void addressVerified(CodeChallenge challenge) {
        copy(challenge).event(EventType.VERIFY_EMAIL).success();
    }

    /** An attempt was refused. Not told of a stand-in: whoever let it stand in has told why. */
    public void refused(CodeChallenge challenge, String error) {
        if (!request.recipient().isNobody()) {
            copy(challenge).error(error);
        }
    }

    /** An attempt that is not the code, or was not compared. One that could not be a code leaves no event. */
    public void refused(CodeChallenge challenge, Confirmation outcome) {
        errorOf(outcome).ifPresent(error -> refused(challenge, error));
    }

    /** The login's own event tells by which step it came about. */
    public void accepted(CodeChallenge challenge) {
        describe(event, challenge);
    }

    private static Optional<String> errorOf(Confirmation outcome) {
        return switch (outcome) {
            case WRONG -> Optional.of(Errors.INVALID_USER_CREDENTIALS);
            case EXPIRED, USED -> Optional.of(Errors.EXPIRED_CODE);
            case EXHAUSTED -> Optional.of(EventErrors.EXHAUSTED);
            case LIMITED -> Optional.of(EventErrors.LIMITED);
            case USER_LOCKED -> Optional.of(Denial.USER_LOCKED.eventError());
            case USER_LOCKED_FOR_GOOD -> Optional.of(Denial.USER_LOCKED_FOR_GOOD.eventError());
            case OTHER_LENGTH, UNCLEAR, ACCEPTED -> Optional.empty();
        };
    }

    private EventBuilder copy(CodeChallenge challenge) {
        return describe(event.clone().user(request.user()), challenge);
    }

    private EventBuilder describe(EventBuilder described, CodeChallenge challenge) {
        described.detail(STEP, request.step().name()).detail(CLIENT, request.client().clientId())
                .detail(REFERENCE, challenge.reference());
        if (!request.purpose().isNone()) {
            described.detail(PURPOSE, request.purpose().digest());
        }
        return request.recipient().approver()
                ? described.detail(USER, request.recipient().user().getId()) : described;
    }
}
