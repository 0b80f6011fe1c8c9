/**
 * What is kept of a code until it is confirmed: the <i>challenge</i>, its last mail, the series that it belongs to.
 * It is kept in notes of a login, in a single-use object that devices of a user share, or with an application's order.
 * This room alone touches notes of sessions. It counts nothing: that is done in limits.
 */
package io.github.onetimecode.challenge;
