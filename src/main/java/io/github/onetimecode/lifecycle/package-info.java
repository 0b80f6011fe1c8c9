/**
 * Issues, mails, resends and confirms codes for steps, required actions and applications alike. Begin with
 * {@code CodeContext}. Every outcome is a value, and the caller decides what follows: this room lets nobody in and
 * refuses nobody. A proven login first takes its user's <i>turn</i>, since Keycloak's brute-force detection admits one
 * request of a user at a time. The room knows no flow, no page and no HTTP.
 */
package io.github.onetimecode.lifecycle;
