package io.github.onetimecode.limits;

/**
 * How many mails a user may cause or receive in all logins together.
 *
 * @param perHour within any hour, from 1 to {@value #MOST_PER_HOUR}
 * @param perDay  within any 24 hours, from 1 to {@value #MOST_PER_DAY}
 */
public record MailLimits(int perHour, int perDay) {

    public static final int MOST_PER_HOUR = 1_000;
    /** The history of a purse has a time for each mail of a day. */
    public static final int MOST_PER_DAY = 10_000;

    /** The defaults. */
    public static final MailLimits USUAL = new MailLimits(10, 30);
    /** For codes that are returned to applications. They may be more, since they fill no mailbox. */
    public static final MailLimits OF_RETURNED_CODES = new MailLimits(60, 200);

    /** @throws IllegalArgumentException if a limit is out of its range */
    public MailLimits {
        if (perHour < 1 || perHour > MOST_PER_HOUR || perDay < 1 || perDay > MOST_PER_DAY) {
            throw new IllegalArgumentException("limits of " + perHour + " and " + perDay + " mails");
        }
    }
}
