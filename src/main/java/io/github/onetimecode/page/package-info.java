/**
 * What a browser gets: the pages that ask for a code, offer one or refuse, and the state of a mail for their script.
 * A page shows what it is given, in texts that keep their sense whatever a realm or a theme has done to them.
 * The room knows neither the context of a flow nor that of a required action: who answers is handed in.
 */
package io.github.onetimecode.page;
