/**
 * How a user enrols: the required action proves a mailbox and stores the credential that records it.
 * It asks {@code lifecycle} for a code as a step does, and shows the same page.
 * It stores nothing before the code has been confirmed.
 */
package io.github.onetimecode.enrolment;
