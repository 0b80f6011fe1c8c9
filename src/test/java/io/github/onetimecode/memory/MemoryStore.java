package io.github.onetimecode.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.SingleUseObjectProviderFactory;

/**
 * Keycloak's single-use objects in memory, for all sessions of a test as for all nodes of a cluster, by a clock in the
 * test's hand. What it does is what {@code InfinispanSingleUseObjectProvider} of Keycloak 26.7.4 does: an entry is
 * there until its lifespan has passed, and still at its last millisecond ({@code ExpiryHelper} of Infinispan 16).
 */
public final class MemoryStore {

    /** What may happen just before the store acts: nothing, an exception, another request. */
    @FunctionalInterface
    public interface Interruption {

        void before(String operation, String key);
    }

    private record Entry(Map<String, String> notes, Instant last) {
    }

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Duration> lifespans = new TreeMap<>();
    private volatile Interruption interruption = (operation, key) -> { };
    private String lost;

    public MemoryStore(Clock clock) {
        this.clock = clock;
    }

    /** As one session sees it. */
    MemoryObjects open() {
        return new MemoryObjects(this);
    }

    /** A session that has nothing but this store. What it puts is there once it is closed. */
    public KeycloakSession session() {
        MemoryObjects objects = open();
        return Answers.of(KeycloakSession.class, Map.of("singleUseObjects", nothing -> objects,
                "getKeycloakSessionFactory", nothing -> Answers.of(KeycloakSessionFactory.class,
                        Map.of("create", none -> session(), "getProviderFactory", kind -> factory())),
                "getTransactionManager", nothing -> Answers.of(KeycloakTransactionManager.class, Map.of(
                        "setJTAPolicy", Answers.doing(policy -> { }), "begin", Answers.doing(none -> { }))),
                "close", Answers.doing(nothing -> objects.commit())));
    }

    /** The factory of Keycloak's own store, as far as it is asked. */
    static SingleUseObjectProviderFactory<?> factory() {
        return Answers.of(SingleUseObjectProviderFactory.class, Map.of("getId", nothing -> "infinispan"));
    }

    /** From now on. */
    public void interruptedBy(Interruption next) {
        interruption = next;
    }

    /** From now on, whoever asks for such a key gets no answer. */
    public void failFor(String partOfKey) {
        interruption = (operation, key) -> {
            if (key.contains(partOfKey)) {
                throw new IllegalStateException("the store does not answer to " + operation);
            }
        };
    }

    /** From now on, whoever claims such a key loses, although nobody has it. */
    public synchronized void losesClaimsOf(String partOfKey) {
        lost = partOfKey;
    }

    /** Once, just before such a key is claimed. */
    public void beforeClaimOf(String partOfKey, Runnable other) {
        interruption = (operation, key) -> {
            if (operation.equals("putIfAbsent") && key.contains(partOfKey)) {
                interruption = (later, any) -> { };
                other.run();
            }
        };
    }

    /** What is there now, sorted. */
    public synchronized List<String> keys() {
        return entries.keySet().stream().filter(key -> find(key) != null).sorted().toList();
    }

    /** What is there now of one kind, by a part of its key. */
    public List<String> keys(String part) {
        return keys().stream().filter(key -> key.contains(part)).toList();
    }

    public synchronized Map<String, String> notes(String key) {
        return find(key).notes();
    }

    /** How many mails this purse has paid for, as far as they still count; 0 if there is no such purse. */
    public int paid(String purse) {
        return keys("one-time-code:payments:" + purse + ":").stream()
                .map(key -> notes(key).get("h").split(":", -1)[1])
                .mapToInt(times -> times.isEmpty() ? 0 : times.split(",").length).sum();
    }

    /** Whatever was ever put, with the time for which it was to be kept. */
    public synchronized Map<String, Duration> lifespans() {
        return new TreeMap<>(lifespans);
    }

    /** As an administrator who empties the store, or a cluster that has lost it. */
    public synchronized void removeAll(String part) {
        entries.keySet().removeIf(key -> key.contains(part));
    }

    synchronized void put(String key, long seconds, Map<String, String> notes) {
        Duration lifespan = Duration.ofSeconds(seconds);
        lifespans.put(key, lifespan);
        entries.put(key, new Entry(notes, clock.instant().plus(lifespan)));
    }

    synchronized boolean putIfAbsent(String key, long seconds) {
        if (find(key) != null || lost != null && key.contains(lost)) {
            return false;
        }
        put(key, seconds, null);
        return true;
    }

    synchronized Map<String, String> get(String key) {
        Entry entry = find(key);
        return entry == null ? null : entry.notes();
    }

    synchronized Map<String, String> remove(String key) {
        Entry entry = find(key);
        entries.remove(key);
        return entry == null ? null : entry.notes();
    }

    synchronized boolean contains(String key) {
        return find(key) != null;
    }

    void interrupt(String operation, String key) {
        interruption.before(operation, key);
    }

    private Entry find(String key) {
        Entry entry = entries.get(key);
        return entry == null || clock.instant().isAfter(entry.last()) ? null : entry;
    }
}
