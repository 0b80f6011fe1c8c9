/**
 * Who the person of a login is, what the login has proven of that person, and who gets the code.
 * Each way in has rules of its own ({@code FlowPath}): in a reset nobody has proven anything but by the session itself.
 * The room reads flows and users, and answers nobody.
 */
package io.github.onetimecode.login.person;
