/**
 * From a mail that is asked for to its known end, as a rule in the background: a queue with places for each realm,
 * lanes to each mail server, tries, pauses, and what follows once and for all from the end. A mail leaves after the
 * transaction that asked for it has committed, and never for one that was rolled back. The room knows what a mail
 * costs, and nothing of challenges, flows or pages.
 */
package io.github.onetimecode.mail;
