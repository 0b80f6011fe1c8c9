package io.github.onetimecode.limits;

/**
 * A right to do something once more, won on all nodes at the same time.
 *
 * @param key    what it is a right to
 * @param number 1 for the first of several, and so on
 */
public record Claim(String key, int number) {

    String storeKey() {
        return key + ":" + number;
    }
}
