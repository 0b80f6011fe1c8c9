package io.github.onetimecode.login;

import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.refusal.RefusedException;

/** What a step demands of a person beyond what all steps do. */
interface PersonCheck {

    /** Nothing. */
    PersonCheck NONE = request -> { };

    /** @throws RefusedException if this person can have no code from this step */
    void check(CodeRequest request) throws RefusedException;
}
