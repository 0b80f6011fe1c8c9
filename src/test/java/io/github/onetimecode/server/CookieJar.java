package io.github.onetimecode.server;

import java.net.HttpCookie;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cookies of one browser for one host. The JDK's own jar keeps Secure cookies from plain HTTP, which browsers send
 * to localhost all the same. Like a browser's it does not tell ports apart: two nodes share it.
 */
public final class CookieJar {

    private record Name(String path, String name) {
    }

    private final Map<Name, String> values = new HashMap<>();

    synchronized void take(URI from, List<String> headers) {
        for (String header : headers) {
            HttpCookie cookie = HttpCookie.parse(header).get(0);
            String path = cookie.getPath() == null ? "/" : cookie.getPath();
            Name name = new Name(path, cookie.getName());
            if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, cookie.getValue());
            }
        }
    }

    synchronized String header(URI to) {
        return values.entrySet().stream().filter(cookie -> to.getPath().startsWith(cookie.getKey().path()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    public synchronized Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name.name(), value));
        return all;
    }

    /** Another value for a cookie that is there. */
    public synchronized void replace(String cookie, String value) {
        values.replaceAll((name, known) -> name.name().equals(cookie) ? value : known);
    }

    public synchronized void remove(String cookie) {
        values.keySet().removeIf(name -> name.name().equals(cookie));
    }

    public synchronized void clear() {
        values.clear();
    }
}
