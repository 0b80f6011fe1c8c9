/**
 * The texts of pages and mails: the bundled ones, those of realms and themes, and which of these can replace a bundled
 * one. A text can replace it as long as it can be filled in and shows the same values. The room knows themes and
 * realms, but neither mails nor pages.
 */
package io.github.onetimecode.text;
