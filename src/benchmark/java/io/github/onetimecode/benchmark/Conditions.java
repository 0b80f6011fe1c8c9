package io.github.onetimecode.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import io.github.onetimecode.server.ProjectFiles;

/**
 * What the figures were measured on and with.
 *
 * @param lines for people
 */
record Conditions(List<String> lines) {

    static Conditions of(BenchmarkSettings settings, double idleShare) {
        return new Conditions(List.of(
                String.format(Locale.ROOT, "%s, Keycloak %s, %d processors for server, mail server and driver together",
                        LocalDate.now(ZoneOffset.UTC), ProjectFiles.serverVersion(),
                        Runtime.getRuntime().availableProcessors()),
                String.format("Java %s (%s), %s %s, server heap %s", System.getProperty("java.vm.version"),
                        System.getProperty("java.vm.name"), System.getProperty("os.name"),
                        System.getProperty("os.arch"), BenchedServer.HEAP),
                "`kc.sh " + String.join(" ", BenchedServer.BUILD) + "`, `kc.sh " + String.join(" ", BenchedServer.START)
                        + "`",
                String.format(Locale.ROOT, "%d logins a second for %d s, then %d people as fast as they come for %d s; "
                                + "%d rounds; %d users; warm-up of %d logins of each kind", settings.rate(),
                        settings.seconds(), settings.crowd(), settings.closedSeconds(), settings.rounds(),
                        settings.users(), settings.warmup()),
                String.format(Locale.ROOT, "idle CPU taken off: %.1f ms a second", idleShare * 1000)));
    }
}
