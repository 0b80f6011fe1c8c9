package io.github.onetimecode.core;

/**
 * How many wrong codes a user may enter in 24 hours. One share is for logins in which another credential of the user
 * has succeeded, the other for logins in which anyone who knows the name could be typing, so that strangers cannot use
 * up the user's own share.
 *
 * @param perDay the sum, 1 to 200; if it is 1, each share is still 1
 */
public record FailureBudget(int perDay) {

    public static final int LEAST = 1;
    public static final int MOST = 200;

    /** @throws IllegalArgumentException if the sum is out of range */
    public FailureBudget {
        if (perDay < LEAST || perDay > MOST) {
            throw new IllegalArgumentException(perDay + " failures a day are not in " + LEAST + ".." + MOST);
        }
    }

    /** Three fifths, at least 1. */
    public int proven() {
        return Math.max(1, threeFifths());
    }

    /** The other two fifths, at least 1. */
    public int unproven() {
        return Math.max(1, perDay - threeFifths());
    }

    private int threeFifths() {
        return perDay * 3 / 5;
    }
}
