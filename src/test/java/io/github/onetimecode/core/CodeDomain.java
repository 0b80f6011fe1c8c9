package io.github.onetimecode.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any policy, binding and key. */
final class CodeDomain extends DomainContextBase {

    @Provide
    Arbitrary<CodePolicy> policies() {
        return Combinators.combine(Arbitraries.of(CodeAlphabet.class), Arbitraries.integers().between(6, 12),
                Arbitraries.longs().between(30_000, 600_000).map(Duration::ofMillis)).as(CodePolicy::new);
    }

    @Provide
    Arbitrary<CodeBinding> bindings() {
        return texts().list().ofSize(8).map(Samples::bindingOf);
    }

    @Provide
    Arbitrary<CodeKey> keys() {
        return Combinators.combine(texts(), Arbitraries.bytes().array(byte[].class).ofMinSize(16).ofMaxSize(130))
                .as(CodeKey::new);
    }

    /** Half a surrogate pair has no form in UTF-8: two of them would read alike. No user store keeps one. */
    static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(20)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }
}
