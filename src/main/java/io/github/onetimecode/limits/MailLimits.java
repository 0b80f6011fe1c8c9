package io.github.onetimecode.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * Claims one mail from each of the purses.
     *
     * @return the claims to give back if the mail cannot be sent; empty if one of the purses has no mail left
     * @throws StoreUnavailable if the store does not answer
     */
    public Optional<List<Claim>> claim(Claims claims, List<Purse> purses) {
        List<Claim> won = new ArrayList<>();
        for (Purse purse : purses) {
            boolean all = purse.claimMail(claims, Purse.Window.HOUR, perHour).map(won::add).isPresent()
                    && purse.claimMail(claims, Purse.Window.DAY, perDay).map(won::add).isPresent();
            if (!all) {
                won.forEach(claims::giveBack);
                return Optional.empty();
            }
        }
        return Optional.of(won);
    }

    /**
     * Gives back the claims of a mail that no server can have accepted, at most {@link #perHour} times an hour: logins
     * that are repeated while the mail server is down cost work, too.
     */
    void giveBack(Claims claims, List<Claim> won, List<Purse> purses) {
        if (purses.stream().allMatch(purse -> purse.claimMail(claims, Purse.Window.GIVEN_BACK, perHour).isPresent())) {
            won.forEach(claims::giveBack);
        }
    }
}
