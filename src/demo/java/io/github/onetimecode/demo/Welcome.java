package io.github.onetimecode.demo;

import java.io.PrintStream;
import java.net.URI;

import io.github.onetimecode.server.BobsApp;

/** What a person can do now. */
final class Welcome {

    private final String account;
    private final String console;
    private final URI sample;

    Welcome(URI baseUrl, URI sample) {
        this.sample = sample;
        account = baseUrl + "/realms/one-time-code/account/";
        console = baseUrl + "/admin/master/console/#/one-time-code/authentication";
    }

    void print(PrintStream out) {
        out.printf("""

                ==============================================================================
                Ready. Open the sample application, and choose a way to sign in:

                    %s

                    alice / alice    gets a code by mail: it appears here, below
                    bob   / bob      likewise, and has an authenticator app
                    carol / carol    has no address: the first way refuses her

                It says who is signed in and how. Sign out there, or go on with the other flow.

                bob's app: add this key to yours, by hand or from the address.

                    %s
                    otpauth://totp/one-time-code:bob?secret=%s&issuer=one-time-code

                Account console, where users set up a mailed code:

                    %s

                Admin console, where the steps are set up (admin / admin):

                    %s

                Mails appear here as they arrive. Ctrl-C stops everything.
                ==============================================================================
                """, sample, BobsApp.BASE32, BobsApp.BASE32, account, console);
        out.flush();
    }
}
