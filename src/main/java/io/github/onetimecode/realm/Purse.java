package io.github.onetimecode.realm;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.core.FailureBudget;

/**
 * What one user may still spend, over all logins, tabs, clients and nodes. Nothing refills a purse but time. Each user has
 * several, so that nobody can empty the one that the user needs.
 */
final class Purse {

    private static final Duration DAY = Duration.ofDays(1);

    /** Who pays from it. */
    enum Kind {

        /** The user, who has shown another credential in this login. */
        PROVEN("proven"),

        /** Anybody who knows the user's name. */
        UNPROVEN("unproven"),

        /** Other users, whose logins the user approves of. */
        APPROVING("approving"),

        /** Applications that get codes of the user instead of mails. */
        RETURNED("returned");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private final Kind kind;
    private final String owner;

    Purse(Kind kind, String realmId, String userId) {
        this.kind = kind;
        this.owner = kind.key + ":" + realmId + ":" + userId;
    }

    /**
     * Claims the right to enter one more wrong code within 24 hours.
     *
     * @return empty if the budget is used up
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<Claim> claimFailure(Claims claims, FailureBudget budget) {
        return claims.claimOneOf(share(budget), "failure:" + owner, DAY);
    }

    /** Whether {@link #claimFailure} could succeed: without it there is no point in mailing a code. */
    boolean hasFailureLeft(Claims claims, FailureBudget budget) {
        return claims.isOneFree(share(budget), "failure:" + owner);
    }

    Optional<Claim> claimMail(Claims claims, MailLimits.Window window, int limit) {
        return claims.claimOneOf(limit, window.key() + ":" + owner, window.length());
    }

    private int share(FailureBudget budget) {
        return switch (kind) {
            case PROVEN -> budget.proven();
            case UNPROVEN, APPROVING, RETURNED -> budget.unproven();
        };
    }
}
