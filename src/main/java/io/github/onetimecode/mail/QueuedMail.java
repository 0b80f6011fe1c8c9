package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** A mail as the queue sees it. */
interface QueuedMail {

    /** ID of the realm, whose mails share a mail server. */
    String realmId();

    /** The mail server, which realms may share. */
    String mailServer();

    /** When the mail entered the queue. */
    Instant queuedAt();

    /** Tries the mail and waits for the mail server. */
    TryOutcome attempt();

    /** Counts a try. Returns the pause before the next one; empty if the mail has come to its end. */
    Optional<Duration> count(TryOutcome outcome);

    /** Ends the mail without a further try, unless it has ended already. */
    void giveUp();
}
