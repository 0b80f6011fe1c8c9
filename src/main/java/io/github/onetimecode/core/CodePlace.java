package io.github.onetimecode.core;

import java.util.Objects;

/**
 * Where a code is asked for and confirmed. A code of one place confirms nothing in another.
 *
 * @param kind the way in, {@code login}, {@code reset}, {@code grant}, {@code api} or {@code api-discreet}
 * @param id   unique within the kind
 */
public record CodePlace(String kind, String id) {

    private static final String RESET = "reset";
    private static final String API = "api";
    private static final String DISCREET_API = "api-discreet";

    public CodePlace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** One browser tab of one login. */
    public static CodePlace login(String rootSessionId, String tabId) {
        return new CodePlace("login", tab(rootSessionId, tabId));
    }

    /** One browser tab in which somebody says to have forgotten the password. */
    public static CodePlace reset(String rootSessionId, String tabId) {
        return new CodePlace(RESET, tab(rootSessionId, tabId));
    }

    /** The direct grants of one application: whichever device of a user asks, it is one place. */
    public static CodePlace grant(String clientId) {
        return new CodePlace("grant", clientId);
    }

    /** One code that an application has asked for, and may look its user up. */
    public static CodePlace api(String codeId) {
        return new CodePlace(API, codeId);
    }

    /** One code that an application has asked for, and may not learn whether there is such a user. */
    public static CodePlace discreetApi(String codeId) {
        return new CodePlace(DISCREET_API, codeId);
    }

    /** Whether somebody is logged in by the code. */
    public boolean isLogin() {
        return !kind.equals(API) && !kind.equals(DISCREET_API);
    }

    /** Whether nobody there may learn if a mail went out, since that would tell who has an account. */
    public boolean isDiscreet() {
        return kind.equals(RESET) || kind.equals(DISCREET_API);
    }

    /** The session's id is led by its length: no other session and tab read alike. */
    private static String tab(String rootSessionId, String tabId) {
        return rootSessionId.length() + ":" + rootSessionId + "." + Objects.requireNonNull(tabId, "tabId");
    }

    /** Session ids stay out of logs. */
    @Override
    public String toString() {
        return "CodePlace[" + kind + "]";
    }
}
