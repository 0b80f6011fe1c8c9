package io.github.onetimecode.limits;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;

/**
 * What claims take of the heap of one node: in a local cache set up as Keycloak's cache of action tokens is, under keys
 * as long as ours are. Prints the bytes of each kind.
 */
public final class ClaimMemoryBenchmark {

    private static final int CLAIMS = 200_000;
    private static final String NONCE = "ezNz3dGmpTeoK_eUns6uqA";
    private static final String PSEUDONYM = "lightweight-" + NONCE;

    private ClaimMemoryBenchmark() {
    }

    public static void main(String[] arguments) {
        String realm = UUID.randomUUID().toString();
        measure("attempt, of a series", "attempt:" + NONCE);
        measure("failure, of a stand-in", "failure:unproven:" + realm + ":" + PSEUDONYM);
        measure("mail-hour, of a stand-in", "mail-hour:unproven:" + realm + ":" + PSEUDONYM);
        measure("mail-day, of a user", "mail-day:unproven:" + realm + ":" + realm);
    }

    private static void measure(String kind, String key) {
        try (DefaultCacheManager caches = new DefaultCacheManager()) {
            ConfigurationBuilder local = new ConfigurationBuilder();
            local.encoding().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
            local.expiration().wakeUpInterval(5, TimeUnit.MINUTES);
            caches.defineConfiguration("actionTokens", local.build());
            Cache<String, SingleUseObjectValueEntity> cache = caches.getCache("actionTokens");
            long before = usedHeap();
            for (int claim = 0; claim < CLAIMS; claim++) {
                // Each name and each series is another one: the same length, other letters.
                String number = "%07d".formatted(claim);
                cache.put("one-time-code:" + key.substring(0, key.length() - 7) + number + ":1",
                        new SingleUseObjectValueEntity(null), Duration.ofHours(1).toSeconds(), TimeUnit.SECONDS);
            }
            System.out.printf("%-26s %3d characters, %d bytes%n", kind, key.length() + 16,
                    (usedHeap() - before) / CLAIMS);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long usedHeap() {
        for (int times = 0; times < 3; times++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
