package io.github.onetimecode.limits;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.infinispan.commons.api.BasicCache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.keycloak.marshalling.Marshalling;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;

import io.github.onetimecode.core.CodePolicy;

/**
 * How much of a node's heap the entries in the single-use store take: in a local cache, and on each of two nodes, both
 * of which own every entry. The caches are set up as Keycloak 26.7.4 sets up its cache of action tokens: it stores
 * objects, not bytes, also in a cluster ({@code CacheConfigurator}). Each figure is the least of two rounds; those of
 * two nodes contain messages that JGroups drops later.
 */
public final class StoreMemoryBenchmark {

    private static final int ENTRIES = 25_000;
    private static final int ROUNDS = 2;
    private static final long NOISE_BYTES = 10_000;
    /** A number in a key stands so many characters before its end, within what is random. */
    private static final int BEHIND = 5;
    private static final String WITHIN_JVM = "<config xmlns='urn:org:jgroups'><SHARED_LOOPBACK/><SHARED_LOOPBACK_PING/>"
            + "<pbcast.NAKACK2/><UNICAST3/><pbcast.STABLE/><pbcast.GMS/></config>";
    private static final String NONCE = "ezNz3dGmpTeoK_eUns6uqA";
    private static final String REALM = UUID.randomUUID().toString();
    private static final String CHALLENGE = "{\"n\":\"" + NONCE + "\",\"k\":\"" + REALM + "\",\"a\":\"DIGITS\",\"l\":8,"
            + "\"i\":1772438400000,\"e\":1772438700000,\"b\":\"" + NONCE + NONCE.substring(1) + "\",\"s\":\"" + NONCE
            + "\",\"d\":\"SENDING\",\"t\":1772438400000,\"m\":1772438430000}";
    private static final String ORDER = "{\"i\":\"" + NONCE + "\",\"a\":\"" + REALM + "\",\"c\":\"" + REALM
            + "\",\"u\":\"" + REALM + "\",\"s\":null,\"p\":\"49.90 EUR to ACME\",\"r\":false,\"f\":\"" + NONCE + "\"}";

    private StoreMemoryBenchmark() {
    }

    /** A kind of entry: its key as it is stored behind our prefix, its notes, its lifetime for a user. */
    private enum Kind {
        PAYMENTS("payments:" + purse(), history(1), Purse.DAY.plusMinutes(10)),
        PAYMENTS_OF_TEN("payments:" + purse(), history(10), Purse.DAY.plusMinutes(10)),
        PAYMENT("payment:" + purse() + ":1", Map.of(), StoredHistory.UNDER_WAY),
        NEXT_MAIL("next-mail:" + NONCE + ":1", Map.of(), Duration.ofSeconds(30)),
        MAIL_END("mail-end:sent:" + NONCE + ":1772438400000:1", Map.of(), CodePolicy.LONGEST_LIFETIME.plusMinutes(1)),
        USED("used:" + NONCE + ":1", Map.of(), Attempts.USED_IN_LOGIN),
        USED_ORDER("used:" + NONCE + ":1", Map.of(), Attempts.USED_BY_API),
        ATTEMPT("attempt:" + NONCE + ":1", Map.of(), Duration.ofMinutes(30)),
        FAILURE("failure:" + purse() + ":1", Map.of(), Purse.DAY),
        GRANT("grant:" + REALM + ":" + REALM + ":" + REALM + ":codes", Map.of("challenge", CHALLENGE),
                CodePolicy.LONGEST_LIFETIME.plusMinutes(1)),
        ORDERED("api:" + REALM + ":" + NONCE, Map.of("order", ORDER, "challenge", CHALLENGE),
                CodePolicy.USUAL_LIFETIME.plus(Attempts.KEPT_AFTER_EXPIRY));

        private final String key;
        private final Map<String, String> notes;
        private final Duration lifetime;

        Kind(String key, Map<String, String> notes, Duration lifetime) {
            this.key = "one-time-code:" + key;
            this.notes = notes;
            this.lifetime = lifetime;
        }

        private static String purse() {
            return new Purse(Purse.Kind.PROVEN, REALM, REALM).owner();
        }

        private static Map<String, String> history(int mails) {
            Instant now = Instant.parse("2026-03-02T08:00:00Z");
            return Map.of("h", new MailHistory(mails, Stream.generate(() -> now).limit(mails).toList(), List.of(), now)
                    .text());
        }

        /** Another key and other notes for each number, as long as those of the kind. */
        private void put(BasicCache<String, SingleUseObjectValueEntity> cache, int number) {
            Map<String, String> own = new HashMap<>();
            notes.forEach((name, note) -> own.put(name, numbered(note, 0, number)));
            cache.put(numbered(key, BEHIND, number), new SingleUseObjectValueEntity(own), 1, TimeUnit.DAYS);
        }

        private static String numbered(String text, int behind, int number) {
            String digits = "%07d".formatted(number);
            int end = text.length() - behind;
            return text.substring(0, end - digits.length()) + digits + text.substring(end);
        }
    }

    /** What somebody does, and the entries that it leaves. */
    private enum Action {
        LOGIN(Kind.PAYMENTS, Kind.PAYMENT, Kind.NEXT_MAIL, Kind.MAIL_END, Kind.USED),
        LOGIN_BY_DIRECT_GRANT(Kind.GRANT, Kind.PAYMENTS, Kind.PAYMENT, Kind.NEXT_MAIL, Kind.MAIL_END, Kind.USED),
        ONE_MORE_MAIL(Kind.PAYMENT, Kind.NEXT_MAIL, Kind.MAIL_END),
        WRONG_CODE(Kind.ATTEMPT, Kind.FAILURE),
        NAME_TYPED_BY_A_STRANGER(Kind.PAYMENTS, Kind.PAYMENT, Kind.NEXT_MAIL, Kind.MAIL_END),
        MAILED_CODE_OF_THE_API(Kind.ORDERED, Kind.PAYMENTS, Kind.PAYMENT, Kind.NEXT_MAIL, Kind.MAIL_END,
                Kind.USED_ORDER);

        private final List<Kind> kinds;

        Action(Kind... kinds) {
            this.kinds = List.of(kinds);
        }

        private long bytesLeft(Map<Kind, Long> bytes, Duration after) {
            return kinds.stream().filter(kind -> kind.lifetime.compareTo(after) > 0).mapToLong(bytes::get).sum();
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (DefaultCacheManager alone = new DefaultCacheManager(); DefaultCacheManager first = clustered("first");
                DefaultCacheManager second = clustered("second")) {
            print(measure(List.of(alone)), measure(List.of(first, second)));
        }
    }

    private static void print(Map<Kind, Long> alone, Map<Kind, Long> ofTwo) {
        System.out.println("| Entry | Characters of key and notes | Seconds | Bytes, one node | Bytes, each of two |");
        ofTwo.forEach((kind, bytes) -> System.out.printf("| %s | %d + %d | %d | %d | %d |%n", name(kind),
                kind.key.length(), kind.notes.values().stream().mapToInt(String::length).sum(),
                kind.lifetime.toSeconds(), alone.get(kind), bytes));
        System.out.println("| Bytes on each node that owns it | At first | After 6 min | 15 min | 1 h |");
        for (Action action : Action.values()) {
            System.out.printf("| %s | %d | %d | %d | %d |%n", name(action), action.bytesLeft(alone, Duration.ZERO),
                    action.bytesLeft(alone, Duration.ofMinutes(6)), action.bytesLeft(alone, Duration.ofMinutes(15)),
                    action.bytesLeft(alone, Duration.ofHours(1)));
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<Kind, Long> measure(List<DefaultCacheManager> nodes) {
        Map<Kind, Long> bytes = new EnumMap<>(Kind.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (Kind kind : Kind.values()) {
                long before = usedHeap();
                fill(nodes, kind.name() + round, kind);
                long each = Math.round((usedHeap() - before) / (double) ENTRIES / nodes.size());
                bytes.merge(kind, each, Math::min);
            }
        }
        return bytes;
    }

    private static void fill(List<DefaultCacheManager> nodes, String name, Kind kind) {
        nodes.forEach(node -> node.defineConfiguration(name, actionTokens(nodes.size())));
        nodes.forEach(node -> node.getCache(name));
        for (int number = 0; number < ENTRIES; number++) {
            kind.put(nodes.get(0).getCache(name), number);
        }
    }

    private static Configuration actionTokens(int nodes) {
        ConfigurationBuilder cache = new ConfigurationBuilder();
        cache.encoding().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
        cache.expiration().wakeUpInterval(5, TimeUnit.MINUTES);
        if (nodes > 1) {
            cache.clustering().cacheMode(CacheMode.DIST_SYNC).hash().numOwners(nodes);
        }
        return cache.build();
    }

    /** A node of a cluster within this JVM. */
    private static DefaultCacheManager clustered(String name) {
        GlobalConfigurationBuilder node = GlobalConfigurationBuilder.defaultClusteredBuilder();
        node.transport().nodeName(name).addProperty(JGroupsTransport.CONFIGURATION_XML, WITHIN_JVM);
        Marshalling.configure(node);
        return new DefaultCacheManager(node.build());
    }

    /** Once what was freed is gone, too. */
    private static long usedHeap() {
        long used = Long.MAX_VALUE;
        long before;
        do {
            before = used;
            System.gc();
            used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        } while (before - used > NOISE_BYTES);
        return used;
    }
}
