package io.github.onetimecode.benchmark;

import java.util.Locale;

/** What is sampled. One after the other, since what is sampled together cannot be written as collapsed stacks. */
enum ProfileKind {

    /** By perf_events where the kernel allows it, otherwise by a timer of each thread. */
    CPU("event=cpu,interval=1ms"),
    /** A sample for each that many bytes on average. */
    ALLOC("event=alloc,alloc=64k"),
    LOCK("event=lock,lock=10us"),
    /** Waiting threads as well. Those without work are most of them. */
    WALL("event=wall,interval=5ms");

    private final String options;

    ProfileKind(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
