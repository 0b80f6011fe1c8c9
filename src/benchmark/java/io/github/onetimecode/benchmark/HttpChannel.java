package io.github.onetimecode.benchmark;

import java.io.IOException;

/** Whoever answers the requests of a visit, one at a time. */
interface HttpChannel {

    HttpAnswer exchange(String request) throws IOException;
}
