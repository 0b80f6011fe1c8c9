package io.github.onetimecode.api.http;

import java.util.Locale;

/** Roles of the API's client. Who may confirm codes need not see any. */
public enum ApiRole {

    ISSUE,
    CONFIRM,

    /** To be told codes, instead of having them mailed. */
    RETURN_CODES,

    ISSUE_FOR_ANY_CLIENT;

    /** The client that has these roles. Alone it switches nothing on, see {@link ApiSetUp}. */
    static final String CLIENT = "one-time-code-api";

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
