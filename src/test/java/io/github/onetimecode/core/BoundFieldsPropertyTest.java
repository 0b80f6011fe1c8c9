package io.github.onetimecode.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import static io.github.onetimecode.core.Samples.BINDING;
import static io.github.onetimecode.core.Samples.KEY;
import static io.github.onetimecode.core.Samples.NOON;
import static io.github.onetimecode.core.Samples.codesAt;
import static io.github.onetimecode.core.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is changed in anything that a code is bound to does not confirm. */
@Domain(CodeDomain.class)
@Domain(DomainContext.Global.class)
final class BoundFieldsPropertyTest {

    /** 12 of 30 characters: that two of these codes are alike by chance is not seen in a billion runs. */
    private static final CodePolicy LONG_CODE = new CodePolicy(CodeAlphabet.LETTERS_AND_DIGITS, 12,
            Duration.ofMinutes(5));

    @Property
    void codeOfAnotherBindingIsNeverAccepted(@ForAll CodePolicy policy, @ForAll CodeBinding binding, @ForAll long seed,
                                             @ForAll @IntRange(max = 7) int field, @ForAll("texts") String other) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, binding, KEY);
        String code = codesAt(NOON).code(challenge, binding, KEY).clear();
        CodeBinding changed = with(binding, field, other);
        assertThat(codesAt(NOON).confirm(challenge, changed, KEY, read(code, challenge)))
                .isEqualTo(Confirmation.EXPIRED);
        assertThat(codesAt(NOON).isAlive(challenge, changed)).isFalse();
    }

    /** Even if the digest that tells a changed binding were lost: the code itself is another. */
    @Property
    void anotherBindingMakesAnotherCode(@ForAll CodeBinding binding, @ForAll long seed,
                                        @ForAll @IntRange(max = 7) int field, @ForAll("texts") String other) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(LONG_CODE, binding, KEY);
        assertThat(codesAt(NOON).code(challenge, with(binding, field, other), KEY).clear())
                .isNotEqualTo(codesAt(NOON).code(challenge, binding, KEY).clear());
    }

    @Property
    void anotherNonceMakesAnotherCode(@ForAll long seed) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(LONG_CODE, BINDING, KEY);
        CodeChallenge next = codesAt(NOON, seed + 1).issue(LONG_CODE, BINDING, KEY);
        String code = codesAt(NOON).code(challenge, BINDING, KEY).clear();
        assertThat(codesAt(NOON).confirm(next, BINDING, KEY, read(code, next))).isEqualTo(Confirmation.WRONG);
    }

    @Property
    void oneOtherBitInTheKeyMakesAnotherCode(@ForAll CodeKey key, @ForAll long seed, @ForAll @IntRange int anyBit) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(LONG_CODE, BINDING, key);
        String code = codesAt(NOON).code(challenge, BINDING, key).clear();
        byte[] secret = key.secret().clone();
        secret[anyBit / 8 % secret.length] ^= 1 << anyBit % 8;
        assertThat(codesAt(NOON).confirm(challenge, BINDING, new CodeKey(key.id(), secret), read(code, challenge)))
                .isEqualTo(Confirmation.WRONG);
    }

    @Property
    void challengesThatNoPolicyIssuesCannotBeBuilt(@ForAll CodeAlphabet alphabet,
                                                   @ForAll @IntRange(min = -20, max = 40) int length,
                                                   @ForAll @LongRange(min = -700, max = 1_300) long seconds) {
        Instant expiresAt = NOON.plusSeconds(seconds);
        Nonce nonce = new Nonce("AAECAwQFBgcICQoLDA0ODw");
        if (length >= 6 && length <= 12 && seconds >= 30 && seconds <= 600) {
            assertThat(Samples.challenge(nonce, alphabet, length, expiresAt).length()).isEqualTo(length);
        } else {
            assertThatIllegalArgumentException().isThrownBy(
                    () -> Samples.challenge(nonce, alphabet, length, expiresAt));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return CodeDomain.texts();
    }

    /** The same but for one field, which is changed in any case. */
    private static CodeBinding with(CodeBinding binding, int field, String other) {
        List<String> fields = new ArrayList<>(Samples.fieldsOf(binding));
        fields.set(field, fields.get(field).equals(other) ? other + "x" : other);
        return Samples.bindingOf(fields);
    }
}
