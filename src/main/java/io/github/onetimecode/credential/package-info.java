/**
 * The mailbox that a user has enrolled: which address was proven, kept as a digest in a credential.
 * Keycloak lists and removes the credential by itself.
 * This room asks for no code and shows no page.
 */
package io.github.onetimecode.credential;
