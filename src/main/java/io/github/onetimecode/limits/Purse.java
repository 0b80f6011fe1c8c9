package io.github.onetimecode.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.onetimecode.core.FailureBudget;
import io.github.onetimecode.core.TextDigest;

/**
 * What one user may still spend in all logins, tabs, clients and nodes together. Only time refills a purse. Each user
 * has several, so that a stranger cannot empty the one that the user needs.
 */
public final class Purse {

    static final Duration DAY = Duration.ofDays(1);

    /** How many users have to reach their own limit before an approver's limit is reached. */
    private static final int ASKERS_AT_ONCE = 10;
    /** Short, since nothing limits a stand-in: its claims only have to take as long as those of a user. */
    private static final Duration OF_STAND_IN = Duration.ofMinutes(5);

    /** Who spends from the purse. */
    public enum Kind {

        /** The user, after another credential was accepted in this login. */
        PROVEN("proven"),

        /** Anybody who knows the user's name. */
        UNPROVEN("unproven"),

        /** All users together whose logins this approver approves. It therefore holds more mails. */
        APPROVING("approving"),

        /** Anybody who knows the names of such users. */
        APPROVING_UNPROVEN("approving-unproven"),

        /** One of these users, who thus cannot use up the mails of all. */
        APPROVING_ONE("approving-one"),

        /** Anybody who knows the name of this one user. */
        APPROVING_ONE_UNPROVEN("approving-one-unproven"),

        /** Applications to which codes of the user are returned. */
        RETURNED("returned");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private final Kind kind;
    private final String owner;
    private final boolean ofStandIn;

    public Purse(Kind kind, String realmId, String... userIds) {
        this(kind, kind.key + ":"
                + TextDigest.of(Stream.concat(Stream.of(realmId), Stream.of(userIds)).toList()), false);
    }

    private Purse(Kind kind, String owner, boolean ofStandIn) {
        this.kind = kind;
        this.owner = owner;
        this.ofStandIn = ofStandIn;
    }

    /** Names the purse in the store: its kind, and a digest of the IDs. */
    String owner() {
        return owner;
    }

    /** The same purse, whose owner is a stand-in or not. */
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

    /** Whether {@link #claimFailure} could succeed. If not, a mailed code would be of no use. */
    public boolean hasFailureLeft(Claims claims, FailureBudget budget) {
        return claims.isOneFree(share(budget), "failure:" + owner);
    }

    /** How many mails the purse holds if each user has so many. */
    int mails(int limit) {
        return switch (kind) {
            case APPROVING, APPROVING_UNPROVEN -> Math.min(MailLimits.MOST_PER_DAY, limit * ASKERS_AT_ONCE);
            case PROVEN, UNPROVEN, APPROVING_ONE, APPROVING_ONE_UNPROVEN, RETURNED -> limit;
        };
    }

    /** How long something of this purse is stored. */
    Duration lifespan(Duration ofUsers) {
        return ofStandIn ? OF_STAND_IN : ofUsers;
    }

    private int share(FailureBudget budget) {
        return switch (kind) {
            case PROVEN -> budget.proven();
            case UNPROVEN, APPROVING, APPROVING_UNPROVEN, APPROVING_ONE, APPROVING_ONE_UNPROVEN, RETURNED ->
                    budget.unproven();
        };
    }
}
