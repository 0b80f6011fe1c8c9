package io.github.onetimecode.benchmark;

/**
 * A mail that was accepted.
 *
 * @param address   of the recipient
 * @param code      as the mail says it
 * @param takenNanos when it was accepted, by {@link System#nanoTime}
 */
record MailedCode(String address, String code, long takenNanos) {
}
