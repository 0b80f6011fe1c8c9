package io.github.onetimecode.api.http;

import java.util.Locale;

/** Roles of the API's client. The role to confirm codes does not include the right to see them. */
public enum ApiRole {

    ISSUE,
    CONFIRM,

    /** To get codes returned instead of mailed. */
    RETURN_CODES,

    ISSUE_FOR_ANY_CLIENT;

    /** The client with these roles. It does not switch the API on by itself, see {@link ApiSetUp}. */
    static final String CLIENT = "one-time-code-api";

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
