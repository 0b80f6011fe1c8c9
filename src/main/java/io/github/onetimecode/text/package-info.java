/**
 * The texts of people and administrators: ours, those of realms and themes, and which of them can take the place of ours.
 * A text can as long as it keeps what ours promises: its values, its numbers, a form that can be filled in.
 * The room knows themes and realms, and neither mails nor pages.
 */
package io.github.onetimecode.text;
