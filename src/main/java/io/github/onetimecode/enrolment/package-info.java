/**
 * How a user enrols: the required action that proves a mailbox, and the credential that remembers it.
 * It asks the realm room for a code as a step does, and shows the login room's page for it.
 * Nothing is stored before the code has been confirmed; what is stored, Keycloak lists and removes by itself.
 */
package io.github.onetimecode.enrolment;
