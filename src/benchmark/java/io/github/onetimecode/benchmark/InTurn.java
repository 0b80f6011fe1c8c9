package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/** Visits by known and by unknown names, one of each at a time, now this one first and now that. */
final class InTurn {

    private final ResetVisits visits;
    private final int times;
    private final IntFunction<String> known;
    private final IntFunction<String> unknown;
    private final List<ResetVisits.Times> ofKnown = new ArrayList<>();
    private final List<ResetVisits.Times> ofUnknown = new ArrayList<>();

    InTurn(ResetVisits visits, int times, IntFunction<String> known, IntFunction<String> unknown) {
        this.visits = visits;
        this.times = times;
        this.known = known;
        this.unknown = unknown;
    }

    InTurn visit() throws IOException {
        for (int number = 0; number < times; number++) {
            if (number % 2 == 0) {
                ofKnown.add(visits.visit(known.apply(number)));
                ofUnknown.add(visits.visit(unknown.apply(number)));
            } else {
                ofUnknown.add(visits.visit(unknown.apply(number)));
                ofKnown.add(visits.visit(known.apply(number)));
            }
        }
        return this;
    }

    Latencies knownNames() {
        return latencies(ofKnown, ResetVisits.Times::nameNanos);
    }

    Latencies unknownNames() {
        return latencies(ofUnknown, ResetVisits.Times::nameNanos);
    }

    Latencies knownCodes() {
        return latencies(ofKnown, ResetVisits.Times::codeNanos);
    }

    Latencies unknownCodes() {
        return latencies(ofUnknown, ResetVisits.Times::codeNanos);
    }

    private static Latencies latencies(List<ResetVisits.Times> all, ToLongFunction<ResetVisits.Times> which) {
        return new Latencies(all.stream().mapToLong(which).toArray());
    }
}
