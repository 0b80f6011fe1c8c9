package io.github.onetimecode.server;

import java.net.URI;

/** A running Keycloak with our jar, whatever it runs in. */
public interface Server extends AutoCloseable {

    String REALM = "one-time-code";

    /** Without a slash at its end. */
    URI baseUrl();

    /** Where a server with metrics tells them. Without a slash at its end. */
    URI managementUrl();

    /** All that the server has logged so far. */
    String log();

    /** Where the mails of the imported realm arrive. */
    Mailbox mailbox();

    Admin admin();

    /** The realm of {@code realm-export.json}, as imported. Tests that change a realm make their own copy of it. */
    default TestRealm realm() {
        return admin().realm(REALM);
    }

    @Override
    void close();
}
