package io.github.onetimecode.lifecycle;

import java.util.Optional;

import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.Confirmation;

/**
 * Events of a code. Each is a copy, so the login's own event remains as it is. None of the details set here contains an
 * address, a code or anything that was typed.
 */
public final class CodeEvents {

    /** Names the detail with the step. */
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

    /** The event of a mail, to be sent when the result of the delivery is known. */
    Event mail(CodeChallenge challenge) {
        return copy(challenge).event(EventType.SEND_VERIFY_EMAIL).getEvent();
    }

    /** Reports that a right code verified the address to which it was mailed. */
    public void addressVerified(CodeChallenge challenge) {
        copy(challenge).event(EventType.VERIFY_EMAIL).success();
    }

    /** Reports a refused attempt. For a stand-in, the reason was reported when it took the user's place. */
    public void refused(CodeChallenge challenge, String error) {
        if (!request.recipient().isNobody()) {
            copy(challenge).error(error);
        }
    }

    /** Reports a wrong code, or one that was not compared. A text that cannot be the code causes no event. */
    public void refused(CodeChallenge challenge, Confirmation outcome) {
        errorOf(outcome).ifPresent(error -> refused(challenge, error));
    }

    /** Adds the details of the accepted code to the event of the login or API call itself. */
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
