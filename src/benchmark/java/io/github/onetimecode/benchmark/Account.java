package io.github.onetimecode.benchmark;

import java.time.Instant;

import org.keycloak.models.utils.HmacOTP;

/** A user of the benchmark's realm, with a password, an address and an authenticator app. */
final class Account {

    static final String PASSWORD = "benchmark";
    static final String SECRET = "secret-of-the-benchmark";

    private static final int PERIOD_SECONDS = 30;
    /** A code by time is one by counter (RFC 4226), and the periods are what it counts (RFC 6238). */
    private static final HmacOTP APP = new HmacOTP(6, HmacOTP.HMAC_SHA1, 1);

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
        return APP.generateHOTP(SECRET, (int) lastPeriod);
    }
}
