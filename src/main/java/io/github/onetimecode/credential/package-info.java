/**
 * The mailbox that a user has enrolled: a credential that holds a digest of the proven address.
 * Keycloak itself lists and removes the credential.
 * This room asks for no code and shows no page.
 */
package io.github.onetimecode.credential;
