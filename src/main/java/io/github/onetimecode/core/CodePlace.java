package io.github.onetimecode.core;

import java.util.Objects;

/**
 * Where a code is requested and confirmed. A code from one place confirms nothing in another.
 *
 * @param kind {@code login}, {@code reset}, {@code grant}, {@code api} or {@code api-discreet}
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

    /** One browser tab of one flow that resets a password. */
    public static CodePlace reset(String rootSessionId, String tabId) {
        return new CodePlace(RESET, tab(rootSessionId, tabId));
    }

    /** The direct grants of one application: one place for all devices of a user. */
    public static CodePlace grant(String clientId) {
        return new CodePlace("grant", clientId);
    }

    /** One code requested by an application that may look up users. */
    public static CodePlace api(String codeId) {
        return new CodePlace(API, codeId);
    }

    /** One code requested by an application that must not learn whether the user exists. */
    public static CodePlace discreetApi(String codeId) {
        return new CodePlace(DISCREET_API, codeId);
    }

    /** Whether an application requested the code by the API. */
    public boolean isByApi() {
        return kind.equals(API) || kind.equals(DISCREET_API);
    }

    /** Whether this place must not reveal if a mail was sent, since that would reveal who has an account. */
    public boolean isDiscreet() {
        return kind.equals(RESET) || kind.equals(DISCREET_API);
    }

    /** The length before the session ID ensures that no two pairs of session and tab give the same text. */
    private static String tab(String rootSessionId, String tabId) {
        return rootSessionId.length() + ":" + rootSessionId + "." + Objects.requireNonNull(tabId, "tabId");
    }

    /** Without the session ID, which must not appear in logs. */
    @Override
    public String toString() {
        return "CodePlace[" + kind + "]";
    }
}
