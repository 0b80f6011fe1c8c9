/**
 * What a browser gets: the pages that ask for a code, offer one or refuse one, and the state of a mail for their
 * script.
 * Pages show what they are given. If a realm or a theme has broken a text, they show our original.
 * The room knows neither the context of a flow nor that of a required action: both hand in a {@code ConfirmReply},
 * which answers Keycloak.
 */
package io.github.onetimecode.page;
