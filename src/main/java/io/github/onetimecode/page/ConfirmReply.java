package io.github.onetimecode.page;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/** Reports the outcome of a code to Keycloak. A step of a flow and a required action call Keycloak differently. */
public interface ConfirmReply {

    /** Shows a page that does not count as a failure. */
    void show(Response page);

    /** Shows a page after a wrong code, which counts in brute-force detection. */
    void showWrong(Response page);

    /**
     * Accepts the code: it was right, for the first time.
     *
     * @throws RefusedException if the login cannot go on
     */
    void accept(StoredChallenge stored) throws RefusedException;

    /**
     * Starts the login again, because no attempts are left for this code.
     *
     * @throws RefusedException if the login cannot start again
     */
    void startAgain(StoredChallenge stored) throws RefusedException;
}
