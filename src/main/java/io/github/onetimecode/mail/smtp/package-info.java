/**
 * One try to hand one mail to one mail server, and what came of it.
 * A try is SENT, or it tells whether another may do better; nothing is tried twice here, and nothing is counted.
 * The room knows the mail library and what Keycloak says of a mail server, and no room of ours but the core.
 */
package io.github.onetimecode.mail.smtp;
