package io.github.onetimecode.page;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.Response;

/**
 * What Keycloak is told while a code is confirmed: a step of a flow and a required action say it in their own words.
 */
public interface ConfirmReply {

    /** A page, because of nothing that counts. */
    void show(Response page);

    /** A page after a wrong code, which brute-force detection counts. */
    void showWrong(Response page);

    /** The code was right, for the first time. */
    void accept(StoredChallenge kept);

    /**
     * No attempts are left for this code.
     *
     * @throws RefusedException where nothing can start again
     */
    void startAgain(StoredChallenge kept) throws RefusedException;
}
