package io.github.onetimecode.mailserver;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How one gets in to a mail server.
 *
 * @param secret      password or token that it asks for before it takes a mail
 * @param mechanisms  by which it takes the secret
 * @param tls         when it encrypts
 * @param certificate with which it does
 */
record Door(Optional<String> secret, List<String> mechanisms, Tls tls, Optional<SSLContext> certificate) {

    /** When a mail server encrypts. */
    enum Tls {
        NEVER, WHEN_ASKED,
        /** It takes neither secrets nor mails before. */
        DEMANDED, FROM_THE_START
    }

    static final Door OPEN = new Door(Optional.empty(), List.of(), Tls.NEVER, Optional.empty());

    Door asking(String forSecret, String... byMechanisms) {
        return new Door(Optional.of(forSecret), List.of(byMechanisms), tls, certificate);
    }

    Door encrypting(Tls when, SSLContext withCertificate) {
        return new Door(secret, mechanisms, when, Optional.of(withCertificate));
    }

    boolean offersTls() {
        return tls == Tls.WHEN_ASKED || tls == Tls.DEMANDED;
    }
}
