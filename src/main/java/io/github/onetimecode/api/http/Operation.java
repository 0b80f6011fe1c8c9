package io.github.onetimecode.api.http;

import java.util.List;

/** What can be asked of the API, and with which roles. */
public enum Operation {

    ISSUE(ApiRole.ISSUE),
    STATE(ApiRole.ISSUE, ApiRole.CONFIRM),
    CONFIRM(ApiRole.CONFIRM),
    RESEND(ApiRole.ISSUE),
    GIVE_UP(ApiRole.ISSUE),

    /** The OpenAPI document, for everybody. */
    DESCRIBE,

    /** A browser asks what another site may send. */
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
