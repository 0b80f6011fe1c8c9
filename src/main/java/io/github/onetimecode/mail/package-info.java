/**
 * Delivers a mail, usually in the background, and settles its end once: a queue with places for each realm, lanes to
 * each mail server, tries and pauses. A mail leaves after the transaction that requested it has committed, and never
 * for one that was rolled back. The room knows what a mail costs, but nothing of challenges, flows or pages.
 */
package io.github.onetimecode.mail;
