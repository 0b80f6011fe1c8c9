package io.github.onetimecode.realm;

import java.time.Duration;

/**
 * What can be said of the last mail of a login.
 *
 * @param delivery  what became of it
 * @param untilNext how long until another may be asked for, zero if it may be now
 */
public record MailState(Delivery delivery, Duration untilNext) {

    /** For the page and its script: {@code sending}, {@code sent} or {@code failed}. */
    public String word() {
        return switch (delivery) {
            case SENDING -> "sending";
            case SENT -> "sent";
            case FAILED, UNCERTAIN, REFUSED -> "failed";
        };
    }

    public boolean isSent() {
        return delivery == Delivery.SENT;
    }

    /** Rounded up. */
    public long secondsUntilNext() {
        return untilNext.plusMillis(999).toSeconds();
    }
}
