/**
 * A provider jar that only tests install: Keycloak's own single-use object store, which can be told to fail, to let
 * calls meet, and to forget, and which remembers what was claimed; a switch for the server's clock; and, where they are
 * enabled, other providers of mails than Keycloak's.
 * These classes run in the server: they know Keycloak and the JDK, and nothing of the tests.
 */
package io.github.onetimecode.faulty;
