/**
 * Counts attempts, wrong codes and mails for all nodes; only this room touches Keycloak's single-use store. A
 * <i>claim</i> is a numbered entry in that store that only one request can win. A <i>purse</i> holds what one user may
 * still spend: wrong codes, as claims that expire by themselves, and mails, as one history of those that were paid for.
 * An <i>issue turn</i> is the claim of the one request that issues the code of an ID. Callers claim or pay first and
 * act afterwards.
 */
package io.github.onetimecode.limits;
