package io.github.onetimecode.mailserver;

/**
 * How somebody got in to a mail server.
 *
 * @param encrypted whether they speak so that nobody else can read it
 * @param mechanism by which they said who they are; empty if they did not
 */
public record Entry(boolean encrypted, String mechanism) {
}
