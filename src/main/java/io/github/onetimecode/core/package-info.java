/**
 * Arithmetic on values: given a challenge, a key and a text, this room answers whether the text is the code. It knows
 * the JDK and nothing else; clock and randomness are handed in, nothing is stored and nothing is sent. The clear code
 * leaves this room only as a {@link io.github.onetimecode.core.OneTimeCode}, for the class that mails it or returns it
 * to the application that requested it.
 */
package io.github.onetimecode.core;
