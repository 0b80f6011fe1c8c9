/**
 * The operations of the API: issue a code, read its state, resend, confirm, give it up. Begin with {@code ApiEdge}. A
 * caller who may not look up users gets the same answers for every name, if need be for the code of a stand-in. The
 * room answers over HTTP and knows no flow.
 */
package io.github.onetimecode.api;
