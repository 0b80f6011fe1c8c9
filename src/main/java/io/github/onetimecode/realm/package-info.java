/**
 * What the server lends to a login: the realm's key, the note that keeps a challenge, claims on the single-use objects
 * and the purses made of them, mail. It knows the core and Keycloak's services, not the steps of a login.
 * Nothing here decides whether a person gets in.
 */
package io.github.onetimecode.realm;
