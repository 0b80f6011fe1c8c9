package io.github.onetimecode.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.keycloak.models.SingleUseObjectProvider;

/** One session's view of the store: what it puts waits for the end of its transaction, all else acts immediately. */
public final class MemoryObjects implements SingleUseObjectProvider {

    private record Waiting(long seconds, Map<String, String> notes) {
    }

    private final MemoryStore store;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    MemoryObjects(MemoryStore store) {
        this.store = store;
    }

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> notes) {
        requirePositive(key, lifespanSeconds);
        store.interrupt("put", key);
        waiting.put(key, new Waiting(lifespanSeconds, notes));
    }

    @Override
    public Map<String, String> get(String key) {
        store.interrupt("get", key);
        return waiting.containsKey(key) ? waiting.get(key).notes() : store.get(key);
    }

    @Override
    public Map<String, String> remove(String key) {
        store.interrupt("remove", key);
        return store.remove(key);
    }

    @Override
    public boolean putIfAbsent(String key, long lifespanInSeconds) {
        requirePositive(key, lifespanInSeconds);
        store.interrupt("putIfAbsent", key);
        return store.putIfAbsent(key, lifespanInSeconds);
    }

    @Override
    public boolean contains(String key) {
        store.interrupt("contains", key);
        return store.contains(key);
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
        throw new UnsupportedOperationException("nobody replaces");
    }

    @Override
    public void close() {
        // What is kept belongs to the store.
    }

    void commit() {
        waiting.forEach((key, entry) -> store.put(key, entry.seconds(), entry.notes()));
        waiting.clear();
    }

    private static void requirePositive(String key, long seconds) {
        Objects.requireNonNull(key);
        if (seconds <= 0) {
            throw new IllegalArgumentException("lifespanSeconds must be positive");
        }
    }
}
