/**
 * The steps of a flow: who gets a code, for which application, and what the flow is told of it.
 * This is the only room that lets a person in or refuses one.
 * Every path that is not an accepted code ends in an answer; a step that is wrongly set up refuses.
 */
package io.github.onetimecode.login;
