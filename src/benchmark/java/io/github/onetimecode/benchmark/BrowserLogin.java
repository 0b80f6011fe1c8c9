package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.concurrent.Future;

/** One way to log in at one realm, as a browser does it: pages only, no styles and pictures, no token request. */
final class BrowserLogin implements Login {

    private static final String REDIRECT = "http%3A%2F%2Flocalhost%3A1%2Fsigned-in";
    /** As long as the page's script waits before each request. */
    private static final long PAUSE_MILLIS = 1_800;

    private final HttpConnections connections;
    private final MailedCodes codes;
    private final LoginWay way;
    private final String opening;
    private final boolean finishes;
    private final boolean script;

    /**
     * @param finishes whether it goes on after the page that follows the password
     * @param script   whether the page's script runs
     */
    BrowserLogin(HttpConnections connections, MailedCodes codes, String realm, LoginWay way, boolean finishes,
            boolean script) {
        this.connections = connections;
        this.codes = codes;
        this.way = way;
        this.finishes = finishes;
        this.script = script;
        this.opening = opening(realm, way);
    }

    /** Where an application sends the browser. */
    static String opening(String realm, LoginWay way) {
        return "/realms/" + realm + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + way.id() + "&redirect_uri=" + REDIRECT;
    }

    @Override
    public LoginTimes run(Account account) throws IOException, LoginBroken, InterruptedException {
        return connections.with(channel -> run(account, new CookieBrowser(channel, connections.baseUrl())));
    }

    private LoginTimes run(Account account, CookieBrowser visit) throws IOException, LoginBroken, InterruptedException {
        Future<MailedCode> mail = way.isMailed() ? codes.expect(account.address()) : codes.none();
        long start = System.nanoTime();
        ShownPage form = visit.get(opening);
        long opened = System.nanoTime();
        ShownPage next = visit.post(form.action("password"),
                "username=" + account.name() + "&password=" + Account.PASSWORD + "&credentialId=");
        long shown = System.nanoTime();
        if (way == LoginWay.PASSWORD) {
            next.requireLoggedIn();
            return LoginTimes.untilNextPage(opened - start, shown - opened);
        }
        String address = next.action(way.isTotp() ? "otp" : "one_time_code");
        if (!finishes) {
            return LoginTimes.untilNextPage(opened - start, shown - opened);
        }
        if (way.isTotp()) {
            long typed = System.nanoTime();
            visit.post(address, "otp=" + account.totp() + "&login=Sign+In").requireLoggedIn();
            return new LoginTimes(opened - start, shown - opened, System.nanoTime() - typed, LoginTimes.NONE);
        }
        MailedCode mailed = MailedCodes.arrived(mail);
        long mailNanos = Math.max(0, mailed.takenNanos() - shown);
        if (script) {
            askForState(next, mailNanos, visit);
        }
        long typed = System.nanoTime();
        visit.post(address, "one_time_code=" + mailed.code() + "&login=true").requireLoggedIn();
        return new LoginTimes(opened - start, shown - opened, System.nanoTime() - typed, mailNanos);
    }

    /** As often as the script of a page that is looked at for as long as that, but without the pauses between. */
    private static void askForState(ShownPage page, long mailNanos, CookieBrowser visit)
            throws IOException, LoginBroken {
        if (page.stateAddress().isEmpty()) {
            return;
        }
        for (long at = PAUSE_MILLIS; ; at += PAUSE_MILLIS) {
            visit.get(page.stateAddress().get());
            if (at * 1_000_000 >= mailNanos) {
                return;
            }
        }
    }
}
