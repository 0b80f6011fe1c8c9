/**
 * A code on a server: how it is issued, mailed and confirmed, whoever asks, with what the server lends to it: the
 * realm's key, a place to keep the challenge, claims and the purses made of them, locks, credentials, events, mail.
 * It knows the core and Keycloak's services, no step of a login and no page.
 * Nothing here decides whether a person gets in: every outcome is a value, and what follows from it is the caller's.
 */
package io.github.onetimecode.realm;
