/**
 * All that is counted, and all that nodes share. A <i>claim</i> is a numbered entry in Keycloak's single-use store that
 * only one request can win; a <i>purse</i> is what one user may still spend, made of claims that expire by themselves.
 * This room alone touches that store. Whoever wants to try, mail or use something claims it here first.
 */
package io.github.onetimecode.limits;
