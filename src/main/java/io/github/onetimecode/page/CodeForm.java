package io.github.onetimecode.page;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/** Issues a code, asks for it and takes it: with pages for a browser, with JSON for a native application. */
public interface CodeForm {

    /** Whether there is a code already, so that {@link #issueOnce} costs nothing. */
    boolean isIssued();

    /**
     * Issues a code unless there is one already.
     *
     * @return whether the flow goes on; otherwise the form has answered
     * @throws RefusedException if the user is locked or has reached a limit, or if the realm has no key
     */
    boolean issueOnce() throws RefusedException;

    /** @throws RefusedException if there is no challenge, or no attempts are left and nothing can start again */
    void show() throws RefusedException;

    /** @throws RefusedException if there is no challenge, or a lock or a limit ends it */
    void take(MultivaluedMap<String, String> posted) throws RefusedException;
}
