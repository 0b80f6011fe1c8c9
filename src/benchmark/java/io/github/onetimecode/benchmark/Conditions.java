package io.github.onetimecode.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.onetimecode.server.ProjectFiles;

/**
 * What the figures were measured on and with.
 *
 * @param lines for people
 */
record Conditions(List<String> lines) {

    Conditions with(List<String> more) {
        return new Conditions(Stream.concat(lines.stream(), more.stream()).toList());
    }

    /**
     * @param warmths    of each server, one for each round
     * @param idleShares of each of them
     */
    static Conditions of(BenchmarkSettings settings, String commands, List<WarmUp.Warmth> warmths,
            List<Double> idleShares) {
        List<String> lines = new ArrayList<>(List.of(
                BenchmarkSettings.command(),
                today("server, mail server and driver together"),
                java(Nodes.HEAP),
                commands,
                String.format(Locale.ROOT, "%d rounds of %d logins a second for %d s, then as many of %d people as "
                                + "fast as they come for %d s, each on a server that was started for it; %d users; "
                                + "warm-up of %d logins of each kind", warmths.size(), settings.rate(),
                        settings.seconds(), settings.crowd(), settings.crowdSeconds(), settings.users(),
                        settings.warmup())));
        for (int round = 0; round < warmths.size(); round++) {
            lines.add(String.format(Locale.ROOT, "server of round %d: %s; %s", round + 1, warmths.get(round).told(),
                    idle(idleShares.get(round))));
        }
        return new Conditions(lines);
    }

    static Conditions ofTwoNodes(BenchmarkSettings settings, String commands, String warmth, double idleShare) {
        return new Conditions(List.of(
                BenchmarkSettings.command(),
                today("both nodes, PostgreSQL, mail server and driver together"),
                java("of each node " + TwoNodes.HEAP),
                commands,
                String.format(Locale.ROOT, "%d rounds of %d logins a second for %d s; %d users; warm-up of %d logins "
                        + "of each kind", settings.rounds(), settings.rate(), settings.seconds(), settings.users(),
                        settings.warmup()),
                warmth,
                idle(idleShare)));
    }

    static String today(String whose) {
        return String.format(Locale.ROOT, "%s, Keycloak %s, %d processors for %s", LocalDate.now(ZoneOffset.UTC),
                ProjectFiles.serverVersion(), Runtime.getRuntime().availableProcessors(), whose);
    }

    static String java(String heap) {
        return String.format("Java %s (%s), %s %s, server heap %s", System.getProperty("java.vm.version"),
                System.getProperty("java.vm.name"), System.getProperty("os.name"), System.getProperty("os.arch"), heap);
    }

    private static String idle(double idleShare) {
        return String.format(Locale.ROOT, "idle CPU taken off: %.1f ms a second", idleShare * 1000);
    }
}
