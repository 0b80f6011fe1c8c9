package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser with cookies of its own. Follows redirects until it would leave the server. */
final class CookieBrowser {

    private static final int MOST_REDIRECTS = 10;

    private final HttpChannel channel;
    private final URI baseUrl;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    CookieBrowser(HttpChannel channel, URI baseUrl) {
        this.channel = channel;
        this.baseUrl = baseUrl;
    }

    /** @param address of this server, or its path */
    ShownPage get(String address) throws IOException, LoginBroken {
        return follow(channel.exchange(request("GET", path(address), "") + "\r\n"));
    }

    ShownPage post(String address, String form) throws IOException, LoginBroken {
        int length = form.getBytes(StandardCharsets.ISO_8859_1).length;
        return follow(channel.exchange(request("POST", path(address),
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n")
                + "\r\n" + form));
    }

    private ShownPage follow(HttpAnswer first) throws IOException, LoginBroken {
        HttpAnswer answer = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            answer.cookies().forEach(this::take);
            if (!answer.isRedirect() || !answer.location().startsWith(baseUrl.toString())) {
                return new ShownPage(answer);
            }
            answer = channel.exchange(request("GET", path(answer.location()), "") + "\r\n");
        }
        throw new LoginBroken("redirected without end to " + answer.location());
    }

    private String path(String address) {
        return address.startsWith("/") ? address : address.substring(baseUrl.toString().length());
    }

    private String request(String method, String path, String headers) {
        String sent = cookies.isEmpty() ? "" : "Cookie: " + cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")) + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: " + baseUrl.getAuthority()
                + "\r\nAccept: text/html\r\nAccept-Language: en\r\n" + sent + headers;
    }

    private void take(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }
}
