package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application asks for a code for a user, and has what the mail says confirmed: two requests, and no browser. */
final class ApiConfirmation implements Login {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpConnections connections;
    private final MailedCodes codes;
    private final String address;
    private final String headers;

    /** @param token of the application, for all requests */
    ApiConfirmation(HttpConnections connections, MailedCodes codes, String realm, String token) {
        this.connections = connections;
        this.codes = codes;
        this.address = "/realms/" + realm + "/one-time-codes";
        this.headers = "Host: " + connections.baseUrl().getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    @Override
    public LoginTimes run(Account account) throws IOException, LoginBroken, InterruptedException {
        return connections.with(channel -> run(account, channel));
    }

    private LoginTimes run(Account account, HttpChannel channel)
            throws IOException, LoginBroken, InterruptedException {
        Future<MailedCode> mail = codes.expect(account.address());
        long start = System.nanoTime();
        HttpAnswer issued = post(channel, "",
                "{\"user\":\"" + account.name() + "\",\"purpose\":\"Pay 120.00 EUR to ACME\"}");
        long accepted = System.nanoTime();
        Matcher id = ID.matcher(issued.body());
        if (issued.status() != 201 || !id.find()) {
            throw new LoginBroken("not issued: " + issued);
        }
        MailedCode mailed = MailedCodes.arrived(mail);
        long typed = System.nanoTime();
        HttpAnswer confirmed = post(channel, "/" + id.group(1) + "/confirm", "{\"code\":\"" + mailed.code() + "\"}");
        if (confirmed.status() != 200) {
            throw new LoginBroken("not confirmed: " + confirmed);
        }
        return LoginTimes.ofRequests(accepted - start, System.nanoTime() - typed,
                Math.max(0, mailed.takenNanos() - accepted));
    }

    private HttpAnswer post(HttpChannel channel, String path, String body) throws IOException {
        return channel.exchange("POST " + address + path + " HTTP/1.1\r\n" + headers + body.length() + "\r\n\r\n"
                + body);
    }
}
