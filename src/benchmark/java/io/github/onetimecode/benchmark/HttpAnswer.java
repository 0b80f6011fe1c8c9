package io.github.onetimecode.benchmark;

import java.util.List;

/**
 * What the server answered.
 *
 * @param status   of HTTP
 * @param location where it sends the browser, or nothing
 * @param cookies  as set, with their attributes
 * @param body     the page
 */
record HttpAnswer(int status, String location, List<String> cookies, String body) {

    boolean isRedirect() {
        return status / 100 == 3 && !location.isEmpty();
    }
}
