/**
 * Renders a mail in the recipient's language, with the theme and the texts of the realm.
 * A broken theme or text is replaced, so that every part of the mail contains the code, whatever happens.
 * The room reads the clear code, so its classes that do have no logger; they pass complaints on.
 */
package io.github.onetimecode.mail.text;
