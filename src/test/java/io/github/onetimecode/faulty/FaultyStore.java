package io.github.onetimecode.faulty;

import java.util.Map;

import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's own store behind the faults. */
final class FaultyStore implements SingleUseObjectProvider {

    private final SingleUseObjectProvider store;
    private final StoreFaults faults;

    FaultyStore(SingleUseObjectProvider store, StoreFaults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> notes) {
        faults.before("put", key);
        store.put(key, lifespanSeconds, notes);
        faults.after("put", key, lifespanSeconds, true);
    }

    @Override
    public Map<String, String> get(String key) {
        faults.before("get", key);
        return store.get(key);
    }

    @Override
    public Map<String, String> remove(String key) {
        faults.before("remove", key);
        Map<String, String> removed = store.remove(key);
        faults.after("remove", key, 0, removed != null);
        return removed;
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
        faults.before("replace", key);
        return store.replace(key, notes);
    }

    @Override
    public boolean putIfAbsent(String key, long lifespanSeconds) {
        faults.before("putIfAbsent", key);
        boolean won = store.putIfAbsent(key, lifespanSeconds);
        faults.after("putIfAbsent", key, lifespanSeconds, won);
        return won;
    }

    @Override
    public boolean contains(String key) {
        faults.before("contains", key);
        return store.contains(key);
    }

    @Override
    public void close() {
        // The session closes Keycloak's own.
    }
}
