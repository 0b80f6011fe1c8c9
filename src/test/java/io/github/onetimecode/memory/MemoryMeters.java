package io.github.onetimecode.memory;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What Keycloak's metrics endpoint would tell from now on. */
public final class MemoryMeters implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    public MemoryMeters() {
        Metrics.addRegistry(registry);
    }

    /** Of what was counted, timed or is a gauge: name and tags, sorted. */
    public List<String> names() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getType() == Meter.Type.GAUGE || isCounted(meter))
                .map(meter -> meter.getId().getName() + meter.getId().getTags().stream()
                        .map(MemoryMeters::word).collect(Collectors.joining()))
                .sorted().toList();
    }

    @Override
    public void close() {
        Metrics.removeRegistry(registry);
    }

    private static String word(Tag tag) {
        return " " + tag.getKey() + "=" + tag.getValue();
    }

    private static boolean isCounted(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .anyMatch(measurement -> measurement.getValue() > 0);
    }
}
