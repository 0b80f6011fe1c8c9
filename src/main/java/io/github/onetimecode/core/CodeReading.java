package io.github.onetimecode.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the code in a typed text. A text gives one code to compare or none, never several: an attempt is claimed before
 * each comparison, and without a comparison a text costs nothing and reveals nothing. The rule for a code of <i>n</i>
 * characters:
 *
 * <ol>
 * <li>Invisible characters are dropped. A <i>word</i> is a run of digits, or, for codes of letters and digits, a run of
 *     letters and digits. Digits and Latin letters of any width or script count as ASCII, small letters as capitals.
 *     <i>Separators</i> are spaces, tabs, line ends, hyphens, dashes and the minus sign.
 * <li>If all words together have <i>n</i> characters, all from the alphabet, they are the code: "1234 5678",
 *     "KCC: 12345678", "#1234-5678".
 * <li>Otherwise each word of <i>n</i> characters is a candidate. So is each group of words with <i>n</i> characters in
 *     total. A group consists of all neighbouring words with only separators between them, whose lengths differ by at
 *     most one character (codes are printed like this, dates are not). All characters must be from the alphabet. A word
 *     of letters only, at least one of them small, belongs to a sentence and is no part of a code.
 * <li>A single candidate, even if it occurs several times, is the code. Several candidates are none: the server does
 *     not guess which one is meant.
 * <li>Without a candidate, the text has another length if its words consist of characters from the alphabet only.
 *     Anything else is unclear.
 * </ol>
 *
 * <p>Characters that no code contains (0, O, 1, I, L, U) are not replaced: none of them can stand for a character of
 * the alphabet.
 */
public final class CodeReading {

    private final String code;
    private final Optional<Confirmation> refusal;
    private final int characters;

    private CodeReading(String code, Optional<Confirmation> refusal, int characters) {
        this.code = code;
        this.refusal = refusal;
        this.characters = characters;
    }

    static CodeReading of(String typed, CodeAlphabet alphabet, int length) {
        List<TypedWords.Word> words = TypedWords.of(typed, alphabet);
        String all = words.stream().map(TypedWords.Word::text).collect(Collectors.joining());
        boolean ofAlphabet = alphabet.hasAllOf(all);
        if (ofAlphabet && all.length() == length) {
            return new CodeReading(all, Optional.empty(), length);
        }
        Set<String> candidates = candidates(words, alphabet, length);
        if (candidates.size() == 1) {
            return new CodeReading(candidates.iterator().next(), Optional.empty(), length);
        }
        boolean otherLength = candidates.isEmpty() && ofAlphabet && !all.isEmpty();
        return new CodeReading("", Optional.of(otherLength ? Confirmation.OTHER_LENGTH : Confirmation.UNCLEAR),
                all.length());
    }

    /** Why nothing is compared: {@code OTHER_LENGTH} or {@code UNCLEAR}. Empty if there is a code. */
    public Optional<Confirmation> refusal() {
        return refusal;
    }

    /** Number of typed characters that could belong to a code. */
    public int characters() {
        return characters;
    }

    /** The code to compare; empty if there is none. */
    String code() {
        return code;
    }

    private static Set<String> candidates(List<TypedWords.Word> words, CodeAlphabet alphabet, int length) {
        List<List<String>> groups = new ArrayList<>();
        boolean open = false;
        for (TypedWords.Word word : words) {
            boolean counts = !word.small() && alphabet.hasAllOf(word.text());
            if (counts && open && word.attached()) {
                groups.get(groups.size() - 1).add(word.text());
            } else if (counts) {
                groups.add(new ArrayList<>(List.of(word.text())));
            }
            open = counts;
        }
        return groups.stream().flatMap(group -> Stream.concat(group.stream(), joined(group)))
                .filter(candidate -> candidate.length() == length).collect(Collectors.toSet());
    }

    private static Stream<String> joined(List<String> group) {
        int[] lengths = group.stream().mapToInt(String::length).sorted().toArray();
        return lengths[lengths.length - 1] - lengths[0] > 1 ? Stream.empty() : Stream.of(String.join("", group));
    }

    @Override
    public String toString() {
        return "CodeReading[hidden]";
    }
}
