package io.github.onetimecode.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.onetimecode.server.Server;
import io.github.onetimecode.server.TestRealm;

/** A login for each fault. They begin one after the other, and take their time together. */
final class FaultyLogins implements AutoCloseable {

    private final Map<Fault, FaultyLogin> logins = new EnumMap<>(Fault.class);
    private final Map<Fault, Double> ratios = new EnumMap<>(Fault.class);

    FaultyLogins(Server server) {
        for (Fault fault : Fault.values()) {
            logins.put(fault, new FaultyLogin(fault, server));
        }
    }

    /** Lets people log in by password beside each. */
    void begin(Server server, TestRealm bystanders) {
        PasswordLogins beside = new PasswordLogins(server, bystanders);
        logins.forEach((fault, login) -> {
            login.begin();
            String words = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            ratios.put(fault, beside.ratioBeside("a mail server that " + words));
        });
    }

    FaultyLogin with(Fault fault) {
        return logins.get(fault);
    }

    /** How many times as long password logins took beside it. */
    double ratioBeside(Fault fault) {
        return ratios.get(fault);
    }

    @Override
    public void close() {
        logins.values().forEach(FaultyLogin::close);
    }
}
