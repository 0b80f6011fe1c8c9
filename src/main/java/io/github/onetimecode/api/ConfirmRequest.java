package io.github.onetimecode.api;

import java.util.Optional;

import io.github.onetimecode.api.http.Fields;
import io.github.onetimecode.api.http.ProblemException;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.core.TypedCode;

/**
 * What an application sends to confirm a code.
 *
 * @param code    what the user typed or pasted
 * @param purpose what the user confirms; empty if the application relies on the purpose that the code was issued for
 */
record ConfirmRequest(TypedCode code, Optional<Purpose> purpose) {

    static ConfirmRequest read(Fields body) throws ProblemException {
        ConfirmRequest request = new ConfirmRequest(TypedCode.of(body.pastedText("code", TypedCode.LONGEST)),
                body.optionalPurpose("purpose"));
        body.requireNoOthers();
        if (request.code.isEmpty()) {
            throw ProblemException.ofField("code", "contains only spaces and hyphens");
        }
        return request;
    }
}
