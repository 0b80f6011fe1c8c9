package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.concurrent.Future;

/** A login that nobody finishes: it rests at one page, once its mail has come. */
final class RestingLogin implements Login {

    private final HttpConnections connections;
    private final MailedCodes codes;
    private final RestingPage page;
    private final String opening;

    RestingLogin(HttpConnections connections, MailedCodes codes, String realm, RestingPage page) {
        this.connections = connections;
        this.codes = codes;
        this.page = page;
        this.opening = BrowserLogin.opening(realm, page.way());
    }

    @Override
    public LoginTimes run(Account account) throws IOException, LoginBroken, InterruptedException {
        return connections.with(connection -> visit(account, new CookieBrowser(connection, connections.baseUrl())));
    }

    private LoginTimes visit(Account account, CookieBrowser visit)
            throws IOException, LoginBroken, InterruptedException {
        Future<MailedCode> mail = page.isMailed() ? codes.expect(account.address()) : codes.none();
        long start = System.nanoTime();
        ShownPage shown = visit.get(opening);
        long opened = System.nanoTime();
        String address = (page == RestingPage.PASSWORD ? shown : next(shown, account, visit)).action(page.field());
        if (page.isMailed()) {
            MailedCodes.arrived(mail);
        }
        if (page.afterWrongCode()) {
            visit.post(address, page.field() + "=000000&login=true").action(page.field());
        }
        return LoginTimes.untilNextPage(opened - start, System.nanoTime() - opened);
    }

    private ShownPage next(ShownPage opened, Account account, CookieBrowser visit) throws IOException, LoginBroken {
        if (page == RestingPage.RESET) {
            ShownPage forgotten = visit.get(opened.link("reset-credentials"));
            return visit.post(forgotten.action("username"), "username=" + account.name());
        }
        return visit.post(opened.action("password"),
                "username=" + account.name() + "&password=" + Account.PASSWORD + "&credentialId=");
    }
}
