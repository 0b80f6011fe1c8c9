package io.github.onetimecode.benchmark;

import java.time.Instant;

import io.github.onetimecode.server.Totp;

/** A user of the benchmark's realm, with a password, an address and an authenticator app. */
final class Account {

    static final String PASSWORD = "benchmark";
    static final String SECRET = "secret-of-the-benchmark";

    private static final int PERIOD_SECONDS = 30;

    private final String name;
    private long lastPeriod;

    Account(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    String address() {
        return name + "@example.com";
    }

    /** A code of the app that has not been used: Keycloak takes those of the neighbouring periods, each once. */
    synchronized String totp() {
        long now = Instant.now().getEpochSecond() / PERIOD_SECONDS;
        lastPeriod = Math.max(lastPeriod + 1, now);
        if (lastPeriod > now + 1) {
            throw new IllegalStateException("too few users for as many logins with TOTP: raise benchmark.users");
        }
        return Totp.code(SECRET, Instant.ofEpochSecond(lastPeriod * PERIOD_SECONDS));
    }
}
