/**
 * What is asked for by address. The page of a login asks how its mail fares, and learns nothing unless it is at the browser of
 * that login; applications ask for codes and confirm them (begin with {@code ApiEdge}). Nothing here acts on a login, and
 * steps are not known here. Every answer to an application is JSON, and every refusal a problem document.
 */
package io.github.onetimecode.rest;
