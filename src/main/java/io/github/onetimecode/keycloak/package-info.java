/**
 * What the server lends to a code: its clock, its randomness, the realm's keys, users, the start of the server.
 * One class stands for each of these, and whatever differs between versions of Keycloak belongs here.
 * The room knows the core alone, and decides nothing about a code.
 */
package io.github.onetimecode.keycloak;
