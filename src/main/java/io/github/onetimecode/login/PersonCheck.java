package io.github.onetimecode.login;

import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.refusal.RefusedException;

/** What a step demands of a user beyond what all steps demand. */
interface PersonCheck {

    /** Demands nothing. */
    PersonCheck NONE = request -> { };

    /** @throws RefusedException if this user cannot have a code from this step */
    void check(CodeRequest request) throws RefusedException;
}
