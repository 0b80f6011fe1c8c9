package io.github.onetimecode.limits;

/**
 * How many mails a user may cause or receive in all logins together.
 *
 * @param perHour 1 to 1,000 within any hour
 * @param perDay  1 to 10,000 within any 24 hours
 */
public record MailLimits(int perHour, int perDay) {

    /** The defaults. */
    public static final MailLimits USUAL = new MailLimits(10, 30);
    /** For codes that are returned to applications. They may be more, since they fill no mailbox. */
    public static final MailLimits OF_RETURNED_CODES = new MailLimits(60, 200);

    /** @throws IllegalArgumentException if a limit is not positive */
    public MailLimits {
        if (perHour < 1 || perDay < 1) {
            throw new IllegalArgumentException("limits of " + perHour + " and " + perDay + " mails");
        }
    }
}
