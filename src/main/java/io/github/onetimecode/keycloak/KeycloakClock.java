package io.github.onetimecode.keycloak;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.keycloak.common.util.Time;

/** Keycloak's own time, which also decides when its sessions and tokens expire. */
public final class KeycloakClock extends Clock {

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException since instants have no zone */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock tells instants only");
    }
}
