/**
 * Wraps what Keycloak provides: clock, randomness, the realm's keys, users, options and the start of the server. Each
 * has one class; what differs between versions of Keycloak is in the room {@code keycloak.version}. A <i>stand-in</i>
 * is a user who is in no database: it takes a user's place where nobody may learn whether that user exists. The room
 * knows only core and decides nothing about a code.
 */
package io.github.onetimecode.keycloak;
