/**
 * What is asked for by address. The page of a login asks how its mail fares; nothing here acts on a login, and steps are not
 * known here. Who is not at the browser of the login learns nothing.
 */
package io.github.onetimecode.rest;
