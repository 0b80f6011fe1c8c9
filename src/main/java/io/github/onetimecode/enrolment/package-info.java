/**
 * How a user enrols: the required action that proves a mailbox, and stores the credential that remembers it.
 * It asks lifecycle for a code as a step does, and shows the same page.
 * Nothing is stored before the code has been confirmed.
 */
package io.github.onetimecode.enrolment;
