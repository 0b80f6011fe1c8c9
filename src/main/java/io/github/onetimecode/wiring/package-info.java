/**
 * How our steps stand in a stored flow: which step confirms whose code, which step Keycloak never runs, which will
 * refuse.
 * Steps ask this room each time they run. The check at the start of the server asks it about all flows.
 * The room knows stored flows and no running login.
 */
package io.github.onetimecode.wiring;
