/**
 * What is stored of a code until it is confirmed: the <i>challenge</i>, its last mail and its series. It lies in a note
 * of the login, in a single-use object that all devices of a user share, or with an application's order. Only this room
 * touches notes of sessions. It counts nothing; limits does.
 */
package io.github.onetimecode.challenge;
