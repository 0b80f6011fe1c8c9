/**
 * One try to hand one mail to one mail server, and its outcome.
 * The outcome tells whether a retry may help; nothing is tried twice here, and nothing is counted.
 * The room knows the mail library and Keycloak's settings of a mail server, and no room of ours but the core.
 */
package io.github.onetimecode.mail.smtp;
