package io.github.onetimecode.demo;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.onetimecode.server.Totp;

/** What a person can do now. */
final class Welcome {

    private final String account;
    private final String several;
    private final String console;
    private final URI sample;

    Welcome(URI baseUrl, URI sample) {
        this.sample = sample;
        account = baseUrl + "/realms/one-time-code/account/";
        several = baseUrl + "/realms/one-time-code/protocol/openid-connect/auth?response_type=code&scope=openid"
                + "&client_id=one-of-several&redirect_uri=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
        console = baseUrl + "/admin/master/console/#/one-time-code/authentication";
    }

    void print(PrintStream out) {
        out.printf("""

                ==============================================================================
                Ready. Open this address:

                    %s

                    alice / alice    gets a code by mail: it appears here, below
                    bob   / bob      likewise
                    carol / carol    has no address, so she is refused

                A password, then either an authenticator app or a mailed code
                (log out first, or use a private window):

                    %s

                    bob / bob        has an app. To read its codes, add this key to yours:
                                     %s
                                     otpauth://totp/one-time-code:bob?secret=%s&issuer=one-time-code

                An application that has alice confirm something by a code, without a login:

                    %s

                Admin console, where the steps are set up (admin / admin):

                    %s

                Mails appear here as they arrive. Ctrl-C stops everything.
                ==============================================================================
                """, account, several, Totp.BOB_BASE32, Totp.BOB_BASE32, sample, console);
        out.flush();
    }
}
