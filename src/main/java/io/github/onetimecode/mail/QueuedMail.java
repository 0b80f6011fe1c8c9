package io.github.onetimecode.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.github.onetimecode.mail.smtp.TryOutcome;

/** What the queue knows of a mail. */
interface QueuedMail {

    /** Mails of a realm share its mail server. */
    String realmId();

    /** When it was handed over. */
    Instant queuedAt();

    /** Waits for the mail server. */
    TryOutcome attempt();

    /** Counts a try. The pause before the next one; empty if there is none, and the mail has come to its end. */
    Optional<Duration> count(TryOutcome outcome);

    /** Nobody will try any more: whatever has not come to its end does so now. */
    void giveUp();
}
