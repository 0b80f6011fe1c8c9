/**
 * The steps of a login: settings, wiring, who gets a code for which application, pages and events.
 * It composes the core with what the realm lends, and is the only room that lets a person in or refuses.
 * Every path that is not an accepted code ends in a page; a step that is wrongly set up refuses.
 */
package io.github.onetimecode.login;
