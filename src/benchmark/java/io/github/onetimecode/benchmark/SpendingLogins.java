package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;

/** Logins of one user, one after the other, that nobody finishes: each with a mail, and with wrong codes. */
final class SpendingLogins implements Login {

    private final HttpConnections connections;
    private final MailedCodes codes;
    private final String opening;
    private final List<Integer> wrongCodes;

    /** @param wrongCodes in each of the logins */
    SpendingLogins(HttpConnections connections, MailedCodes codes, String realm, List<Integer> wrongCodes) {
        this.connections = connections;
        this.codes = codes;
        this.opening = BrowserLogin.opening(realm, LoginWay.FILLING);
        this.wrongCodes = List.copyOf(wrongCodes);
    }

    @Override
    public LoginTimes run(Account account) throws IOException, LoginBroken, InterruptedException {
        long start = System.nanoTime();
        for (int wrong : wrongCodes) {
            connections.with(channel -> visit(account, new CookieBrowser(channel, connections.baseUrl()), wrong));
        }
        return LoginTimes.untilNextPage(System.nanoTime() - start, LoginTimes.NONE);
    }

    private ShownPage visit(Account account, CookieBrowser visit, int wrong)
            throws IOException, LoginBroken, InterruptedException {
        Future<MailedCode> mail = codes.expect(account.address());
        ShownPage page = visit.post(visit.get(opening).action("password"),
                "username=" + account.name() + "&password=" + Account.PASSWORD + "&credentialId=");
        String address = page.action("one_time_code");
        MailedCodes.arrived(mail);
        for (int i = 0; i < wrong; i++) {
            page = visit.post(address, "one_time_code=00000000&login=true");
            address = page.action("one_time_code");
        }
        return page;
    }
}
