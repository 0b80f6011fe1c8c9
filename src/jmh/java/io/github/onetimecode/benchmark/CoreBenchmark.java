package io.github.onetimecode.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.github.onetimecode.core.CodeAlphabet;
import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.CodeChallenge;
import io.github.onetimecode.core.CodeKey;
import io.github.onetimecode.core.CodePlace;
import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.core.Confirmation;
import io.github.onetimecode.core.OneTimeCode;
import io.github.onetimecode.core.OneTimeCodes;
import io.github.onetimecode.core.TypedCode;

/** What the arithmetic of a code costs by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {

    private static final CodePolicy POLICY = new CodePolicy(CodeAlphabet.DIGITS, 8, Duration.ofMinutes(10));

    private final OneTimeCodes codes = new OneTimeCodes(Clock.systemUTC(), new SecureRandom());
    private final CodeBinding binding = new CodeBinding(
            CodePlace.login("2f6c1c3e-0b1f-4c5a-9d55-3b6a2e0c7f10", "kq3vXw8yZ0M"),
            "5b3f1a52-7a37-4d0c-8f0e-0d4d3b6c8a11", "one-time-code", "a0b1c2d3-e4f5-4678-9abc-def012345678",
            "0f1e2d3c-4b5a-4697-8877-665544332211", "alice@example.com");
    private final CodeKey key = new CodeKey("key-1",
            "a realm key of HS512, which has 64 bytes as Keycloak makes them.".getBytes(StandardCharsets.US_ASCII));
    private final CodeChallenge challenge = codes.issue(POLICY, binding, key);
    private final TypedCode typed = TypedCode.of(codes.code(challenge, binding, key).clear());

    @Benchmark
    public CodeChallenge issue() {
        return codes.issue(POLICY, binding, key);
    }

    @Benchmark
    public OneTimeCode derive() {
        return codes.code(challenge, binding, key);
    }

    /** Reads the typed text, derives the code again and compares. */
    @Benchmark
    public Confirmation compare() {
        return codes.confirm(challenge, binding, key, typed.readFor(challenge));
    }

    @Benchmark
    public TypedCode normalise() {
        return TypedCode.of("1234 5678");
    }
}
