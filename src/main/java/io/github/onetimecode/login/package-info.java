/**
 * The steps of a flow: they issue and confirm codes, and report the outcome to the flow.
 * Only this room logs a user in or refuses a login. Every path without an accepted code ends in an answer.
 * A <em>stand-in</em> replaces a user who does not exist or cannot have a code. The person at the browser sees the
 * usual pages, but no mail is sent and no code is right.
 */
package io.github.onetimecode.login;
