package io.github.onetimecode.api.http;

import java.util.List;

/** The operations of the API and the roles that they require. */
public enum Operation {

    ISSUE(ApiRole.ISSUE),
    STATE(ApiRole.ISSUE, ApiRole.CONFIRM),
    CONFIRM(ApiRole.CONFIRM),
    RESEND(ApiRole.ISSUE),
    GIVE_UP(ApiRole.ISSUE),

    /** Returns the OpenAPI document to anybody. */
    DESCRIBE,

    /** Tells a browser which requests a page of another origin may send. */
    PREFLIGHT;

    private final List<ApiRole> roles;

    Operation(ApiRole... roles) {
        this.roles = List.of(roles);
    }

    /** @throws ProblemException unless the caller has one of the roles */
    public void require(Caller caller) throws ProblemException {
        if (roles.stream().noneMatch(caller::has)) {
            caller.require(roles.get(0));
        }
    }
}
