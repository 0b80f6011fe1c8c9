/**
 * Writes a mail in the recipient's language, with the theme and the texts of the realm.
 * A theme or a text that is broken costs no more than itself: the code is in every part of the mail, whatever happens.
 * The room reads the clear code and has no logger beside it; complaints are handed in.
 */
package io.github.onetimecode.mail.text;
