/**
 * The steps of a login: settings, wiring, who gets a code for which application, pages.
 * It asks the realm room for codes in the words of a flow, and is the only room that lets a person in or refuses.
 * Every path that is not an accepted code ends in a page; a step that is wrongly set up refuses.
 */
package io.github.onetimecode.login;
