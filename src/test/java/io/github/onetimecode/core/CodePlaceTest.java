package io.github.onetimecode.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.onetimecode.core.Samples.BINDING;
import static io.github.onetimecode.core.Samples.KEY;
import static io.github.onetimecode.core.Samples.NOON;
import static io.github.onetimecode.core.Samples.codesAt;
import static org.assertj.core.api.Assertions.assertThat;

final class CodePlaceTest {

    private static final List<CodePlace> PLACES = List.of(CodePlace.login("a", "b"), CodePlace.reset("a", "b"),
            CodePlace.grant("1:a.b"), CodePlace.api("1:a.b"), CodePlace.discreetApi("1:a.b"));

    /** Of all pairs, with ids that are the same and everything else, too. */
    @Test
    void codeOfOnePlaceIsNoneOfAnother() {
        CodePolicy policy = new CodePolicy(CodeAlphabet.LETTERS_AND_DIGITS, 12, Duration.ofMinutes(5));
        List<String> codes = new ArrayList<>();
        for (CodePlace place : PLACES) {
            CodeChallenge challenge = codesAt(NOON).issue(policy, at(place), KEY);
            codes.add(codesAt(NOON).code(challenge, at(place), KEY).clear());
            for (CodePlace other : PLACES) {
                TypedCode typed = TypedCode.of(codesAt(NOON).code(challenge, at(place), KEY).clear());
                assertThat(codesAt(NOON).confirm(challenge, at(other), KEY, typed.readFor(challenge)))
                        .isEqualTo(place.equals(other) ? Confirmation.ACCEPTED : Confirmation.EXPIRED);
            }
        }
        assertThat(new HashSet<>(codes)).hasSameSizeAs(PLACES);
    }

    @Test
    void someTellNobodyWhetherAMailWentOut() {
        assertThat(PLACES.stream().filter(CodePlace::isDiscreet).map(CodePlace::kind))
                .containsExactly("reset", "api-discreet");
    }

    private static CodeBinding at(CodePlace place) {
        return new CodeBinding(place, BINDING.realmId(), BINDING.step(), BINDING.userId(), BINDING.clientId(),
                BINDING.address(), "rent");
    }
}
