package io.github.onetimecode.limits;

/**
 * The right to do something once more. Only one request on all nodes can win it.
 *
 * @param key    names what may be done
 * @param number counts the claims of one key from 1
 */
public record Claim(String key, int number) {

    String storeKey() {
        return key + ":" + number;
    }
}
