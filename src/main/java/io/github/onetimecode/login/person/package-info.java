/**
 * Who the user of a login is, what the login has proven about that user, and who gets the code.
 * A login is <em>proven</em> once it has shown more than a user name; {@code FlowPath} lists the kinds of flow with
 * rules of their own. An <em>approver</em> is another user who gets the code.
 * The room reads flows and users, and answers no request.
 */
package io.github.onetimecode.login.person;
