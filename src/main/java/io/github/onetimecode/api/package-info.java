/**
 * What applications may do with codes: issue, look, resend, confirm, give up. Begin with {@code ApiEdge}.
 * What an application may not know looks like what it may: whoever may not look users up sees the code of a stand-in.
 * The room answers in HTTP, and knows no flow.
 */
package io.github.onetimecode.api;
