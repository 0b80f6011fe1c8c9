package io.github.onetimecode.core;

import java.util.List;

import net.jqwik.api.Arbitraries;
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

/** What is issued confirms, in time and however it is typed; what is not the code does not. */
@Domain(CodeDomain.class)
@Domain(DomainContext.Global.class)
final class OneTimeCodesPropertyTest {

    @Property
    void whatIsIssuedConfirmsAllItsLife(@ForAll CodePolicy policy, @ForAll CodeBinding binding, @ForAll CodeKey key,
                                        @ForAll long seed, @ForAll @LongRange(min = 0, max = 700_000) long elapsed) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, binding, key);
        String code = codesAt(NOON).code(challenge, binding, key).clear();
        assertThat(code).hasSize(policy.length());
        assertThat(codesAt(NOON.plusMillis(elapsed)).confirm(challenge, binding, key, read(code, challenge))).isEqualTo(
                elapsed < policy.lifetime().toMillis() ? Confirmation.ACCEPTED : Confirmation.EXPIRED);
    }

    @Property
    void whatIsIssuedConfirmsHoweverItIsTyped(@ForAll CodePolicy policy, @ForAll long seed,
                                              @ForAll("separators") List<String> between, @ForAll int lowerCase) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, BINDING, KEY);
        String code = codesAt(NOON).code(challenge, BINDING, KEY).clear();
        StringBuilder typed = new StringBuilder(between.get(0));
        for (int i = 0; i < code.length(); i++) {
            boolean isLower = (lowerCase >> i & 1) == 1;
            typed.append(isLower ? Character.toLowerCase(code.charAt(i)) : code.charAt(i)).append(between.get(i + 1));
        }
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(typed.toString(), challenge)))
                .isEqualTo(Confirmation.ACCEPTED);
    }

    @Property
    void oneOtherCharacterIsWrong(@ForAll CodePolicy policy, @ForAll long seed,
                                  @ForAll @IntRange(max = 11) int anyPlace, @ForAll @IntRange(max = 29) int anyStep) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, BINDING, KEY);
        StringBuilder typed = new StringBuilder(codesAt(NOON).code(challenge, BINDING, KEY).clear());
        String characters = policy.alphabet() == CodeAlphabet.DIGITS ? "0123456789" : "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        int place = anyPlace % policy.length();
        int step = 1 + anyStep % (characters.length() - 1);
        int other = (characters.indexOf(typed.charAt(place)) + step) % characters.length();
        typed.setCharAt(place, characters.charAt(other));
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(typed.toString(), challenge)))
                .isEqualTo(Confirmation.WRONG);
    }

    @Property
    void anyTextIsAnsweredWithoutAnError(@ForAll String typed) {
        CodeChallenge challenge = Samples.challenge(Samples.LIFETIME);
        CodeReading reading = read(typed, challenge);
        Confirmation compared = reading.code().equals("97877735") ? Confirmation.ACCEPTED : Confirmation.WRONG;
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, reading))
                .isEqualTo(reading.refusal().orElse(compared));
    }

    /** One character less or more, wherever it is lost or comes in, and whatever is around it. */
    @Property
    void oneCharacterLessOrMoreIsNotCompared(@ForAll CodePolicy policy, @ForAll long seed,
                                             @ForAll @IntRange(max = 11) int any, @ForAll boolean less,
                                             @ForAll("around") String before, @ForAll("around") String after) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, BINDING, KEY);
        StringBuilder typed = new StringBuilder(codesAt(NOON).code(challenge, BINDING, KEY).clear());
        int place = any % policy.length();
        if (less) {
            typed.deleteCharAt(place);
        } else {
            typed.insert(place, typed.charAt(place));
        }
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(before + typed + after, challenge)))
                .isEqualTo(Confirmation.OTHER_LENGTH);
    }

    @Property
    void whatIsIssuedConfirmsAmidASentence(@ForAll CodePolicy policy, @ForAll long seed,
                                           @ForAll("sentences") String sentence, @ForAll boolean grouped) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, BINDING, KEY);
        String code = codesAt(NOON).code(challenge, BINDING, KEY).clear();
        int half = code.length() / 2;
        String printed = grouped ? code.substring(0, half) + " " + code.substring(half) : code;
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(sentence.replace("{}", printed), challenge)))
                .isEqualTo(Confirmation.ACCEPTED);
    }

    /** Whichever of them is right: nobody gets two for one. */
    @Property
    void twoCodesInOneTextAreNotCompared(@ForAll CodePolicy policy, @ForAll long seed, @ForAll boolean rightFirst) {
        CodeChallenge challenge = codesAt(NOON, seed).issue(policy, BINDING, KEY);
        String code = codesAt(NOON).code(challenge, BINDING, KEY).clear();
        String other = (code.charAt(0) == '2' ? "3" : "2") + code.substring(1);
        String both = rightFirst ? code + ", " + other : other + ", " + code;
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(both, challenge)))
                .isEqualTo(Confirmation.UNCLEAR);
        assertThat(codesAt(NOON).confirm(challenge, BINDING, KEY, read(code + ", " + code, challenge)))
                .isEqualTo(Confirmation.ACCEPTED);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of("", " ", "\t", "\"", "\u201c", "(", ": ", ".", "#", "\u200b", "=");
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of("KCC: {}", "Your code is {}.", "{} is your code", "code={}", "\u201c{}\u201d", "<{}>",
                "@example.com #{}", "KCC: your one-time code for Realm 26: {}", "Ihr Code lautet: {} (5 Minuten)",
                "Code: {}\r\nIt was requested at 11:34 UTC.");
    }

    /** Up to four of them before, between and after 12 characters: 64 in all. */
    @Provide
    Arbitrary<List<String>> separators() {
        return Arbitraries.strings().withChars(" -\u00a0\u202f\u200b\u2011\t").ofMaxLength(4).list().ofSize(13);
    }
}
