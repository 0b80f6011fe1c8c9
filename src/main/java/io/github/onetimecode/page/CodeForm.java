package io.github.onetimecode.page;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/** How a code is issued, asked for and taken: by pages for a browser, by JSON for a native application. */
public interface CodeForm {

    /** Whether there is a code already: then {@link #issueOnce} costs nothing. */
    boolean isIssued();

    /**
     * Sees to it that there is a code.
     *
     * @return whether the flow goes on; else an answer has been given
     * @throws RefusedException if the user is locked or has no mail or no failure left, or the realm has no key
     */
    boolean issueOnce() throws RefusedException;

    /** @throws RefusedException if there is no challenge, or no attempts are left and nothing can start again */
    void show() throws RefusedException;

    /** @throws RefusedException if there is no challenge, or a lock or a limit ends it */
    void take(MultivaluedMap<String, String> posted) throws RefusedException;
}
