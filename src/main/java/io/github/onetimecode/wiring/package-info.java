/**
 * How our steps stand in a stored flow: which confirms whose code, which Keycloak never runs, which will refuse.
 * Steps ask here each time they run, and the check at the start of the server asks for all flows.
 * The room knows flows as they are stored, and no running login.
 */
package io.github.onetimecode.wiring;
