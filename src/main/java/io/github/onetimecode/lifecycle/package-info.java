/**
 * Issue, send, resend and confirm: the life of a code, whoever asks for it. Begin with {@code CodeContext}. Every
 * outcome is a value, and what follows from it is the caller's: this room lets nobody in and refuses nobody. A
 * <i>stand-in</i> takes a user's place where nobody may learn whether there is one: it causes all the work, and
 * confirms nothing. The room knows no flow, no page and no HTTP.
 */
package io.github.onetimecode.lifecycle;
