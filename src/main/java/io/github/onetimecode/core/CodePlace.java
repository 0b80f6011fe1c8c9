package io.github.onetimecode.core;

import java.util.Objects;

/**
 * Where a code is asked for and confirmed. A code of one place confirms nothing in another.
 *
 * @param kind the way in, {@code login} or {@code grant}
 * @param id   unique within the kind
 */
public record CodePlace(String kind, String id) {

    public CodePlace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** One browser tab of one login. The session's id is led by its length: no other session and tab read alike. */
    public static CodePlace login(String rootSessionId, String tabId) {
        return new CodePlace("login",
                rootSessionId.length() + ":" + rootSessionId + "." + Objects.requireNonNull(tabId, "tabId"));
    }

    /** The direct grants of one application: whichever device of a user asks, it is one place. */
    public static CodePlace grant(String clientId) {
        return new CodePlace("grant", clientId);
    }

    /** Session ids stay out of logs. */
    @Override
    public String toString() {
        return "CodePlace[" + kind + "]";
    }
}
