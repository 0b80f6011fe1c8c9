package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;

import io.github.onetimecode.core.FailureBudget;

/**
 * What one user may still spend, over all logins, tabs, clients and nodes. Nothing refills a purse but time. Each user
 * has several, so that nobody can empty the one that the user needs.
 */
public final class Purse {

    private static final Duration DAY = Duration.ofDays(1);
    /** How many askers at their limit it takes to reach the limit of an approver. */
    private static final int ASKERS_AT_ONCE = 10;
    /** As many as any setting allows: each claim may have to look at all of them. */
    private static final int MOST_MAILS = 10_000;
    /** Nothing of a stand-in is limited, so what it claims has no use but to take as long as it does for a user. */
    private static final Duration OF_NOBODY = Duration.ofMinutes(5);

    /** Who pays from it. */
    public enum Kind {

        /** The user, who has shown another credential in this login. */
        PROVEN("proven"),

        /** Anybody who knows the user's name. */
        UNPROVEN("unproven"),

        /** Other users, whose logins the user approves of: all of them together, so there are more mails in it. */
        APPROVING("approving"),

        /** Anybody who knows the names of such users. */
        APPROVING_UNPROVEN("approving-unproven"),

        /** One of these users, so that none of them uses up what is there for all. */
        APPROVING_ONE("approving-one"),

        /** Anybody who knows the name of this one. */
        APPROVING_ONE_UNPROVEN("approving-one-unproven"),

        /** Applications that get codes of the user instead of mails. */
        RETURNED("returned");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /** A stretch of time with a limit of its own. */
    enum Window {
        HOUR("mail-hour", Duration.ofHours(1)),
        DAY("mail-day", Duration.ofDays(1)),
        /** Mails that failed and were given back within an hour: no more than the hour's limit. */
        GIVEN_BACK("mail-given-back", Duration.ofHours(1));

        private final String key;
        private final Duration length;

        Window(String key, Duration length) {
            this.key = key;
            this.length = length;
        }
    }

    private final Kind kind;
    private final String owner;
    private final boolean nobodys;

    public Purse(Kind kind, String realmId, String... userIds) {
        this(kind, kind.key + ":" + realmId + ":" + String.join(":", userIds), false);
    }

    private Purse(Kind kind, String owner, boolean nobodys) {
        this.kind = kind;
        this.owner = owner;
        this.nobodys = nobodys;
    }

    /** The same, if it is that of a stand-in. */
    public Purse ofNobody(boolean nobody) {
        return new Purse(kind, owner, nobody);
    }

    /**
     * Claims the right to enter one more wrong code within 24 hours.
     *
     * @return empty if the budget is used up
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<Claim> claimFailure(Claims claims, FailureBudget budget) {
        return claims.claimOneOf(share(budget), "failure:" + owner, lifespan(DAY));
    }

    /** Whether {@link #claimFailure} could succeed: without it there is no point in mailing a code. */
    public boolean hasFailureLeft(Claims claims, FailureBudget budget) {
        return claims.isOneFree(share(budget), "failure:" + owner);
    }

    Optional<Claim> claimMail(Claims claims, Window window, int limit) {
        return claims.claimOneOf(mails(limit), window.key + ":" + owner, lifespan(window.length));
    }

    private int mails(int limit) {
        return switch (kind) {
            case APPROVING, APPROVING_UNPROVEN -> Math.min(MOST_MAILS, limit * ASKERS_AT_ONCE);
            case PROVEN, UNPROVEN, APPROVING_ONE, APPROVING_ONE_UNPROVEN, RETURNED -> limit;
        };
    }

    private Duration lifespan(Duration ofUsers) {
        return nobodys ? OF_NOBODY : ofUsers;
    }

    private int share(FailureBudget budget) {
        return switch (kind) {
            case PROVEN -> budget.proven();
            case UNPROVEN, APPROVING, APPROVING_UNPROVEN, APPROVING_ONE, APPROVING_ONE_UNPROVEN, RETURNED ->
                    budget.unproven();
        };
    }
}
