package io.github.onetimecode.limits;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.infinispan.commons.dataconversion.MediaType;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.sessions.infinispan.InfinispanSingleUseObjectProvider;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a claim costs on one node: Keycloak's own store over a local cache set up as its cache of action tokens is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClaimBenchmark {

    private static final String CACHE = "actionTokens";
    private static final Duration LIFESPAN = Duration.ofHours(1);
    private static final String TAKEN = "taken";

    private DefaultCacheManager caches;
    private Claims claims;
    private int number;

    @Setup
    public void open() {
        caches = new DefaultCacheManager();
        ConfigurationBuilder local = new ConfigurationBuilder();
        local.encoding().mediaType(MediaType.APPLICATION_OBJECT_TYPE);
        local.expiration().wakeUpInterval(5, TimeUnit.MINUTES);
        caches.defineConfiguration(CACHE, local.build());
        Cache<String, SingleUseObjectValueEntity> cache = caches.getCache(CACHE);
        claims = new Claims(session(cache));
        claims.claim(TAKEN, LIFESPAN);
    }

    /** The transaction is for what waits until commit, which a claim does not. */
    private static KeycloakSession session(Cache<String, SingleUseObjectValueEntity> cache) {
        SingleUseObjectProvider store = new InfinispanSingleUseObjectProvider(null, cache, false, null);
        return (KeycloakSession) Proxy.newProxyInstance(KeycloakSession.class.getClassLoader(),
                new Class<?>[] {KeycloakSession.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("singleUseObjects")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return store;
                });
    }

    @TearDown
    public void close() {
        caches.stop();
    }

    /** Both, since a store that only grew would be another one at the end. */
    @Benchmark
    public Object claimAndGiveBack() {
        Claim claim = claims.claim("attempt:" + number++, LIFESPAN).orElseThrow();
        claims.giveBack(claim);
        return claim;
    }

    @Benchmark
    public Object claimWhatIsTaken() {
        return claims.claim(TAKEN, LIFESPAN);
    }
}
