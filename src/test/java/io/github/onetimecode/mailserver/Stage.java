package io.github.onetimecode.mailserver;

/** How far a conversation with a mail server has come (RFC 5321). */
public enum Stage {
    GREETING, HELLO, START_TLS, PASSWORD, SENDER, RECIPIENT, DATA,
    /** After the dot that ends a mail: from here on it may have arrived. */
    END_OF_DATA
}
