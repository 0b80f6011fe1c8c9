/**
 * Holds everything that differs between versions of Keycloak. Each class names the versions, looks what there is when
 * it is loaded, and then does the same on all of them or says what is missing. It depends on no other room.
 */
package io.github.onetimecode.keycloak.version;
