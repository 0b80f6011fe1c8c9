package io.github.onetimecode.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a typed text can be the code. One text gives one code to compare or none, and never several: what is not compared
 * costs nothing and tells nothing, and what is compared was claimed before. The rule, for a code of <i>n</i> characters:
 *
 * <ol>
 * <li>Invisible characters are dropped. A <i>word</i> is a run of digits, or for codes of letters and digits a run of
 *     letters and digits; digits and Latin letters of any width or script are taken as ASCII, small letters as capitals.
 *     <i>Separators</i> are spaces, tabs, line ends, hyphens, dashes and the minus sign.
 * <li>If all words together have <i>n</i> characters, and all of them are of the alphabet, they are the code: "1234 5678",
 *     "KCC: 12345678", "#1234-5678".
 * <li>Otherwise each word of <i>n</i> characters is a candidate, and so is each group of words of <i>n</i> characters in all:
 *     words with nothing but separators between them, as many as there are side by side, of which none is longer than
 *     another by more than one character (as codes are printed; dates are not). All characters have to be of the alphabet,
 *     and a word that has letters alone and a small one among them is a word of a sentence, and no part of a code.
 * <li>One candidate, however often it is there, is the code. Several are none: nobody guesses which is meant.
 * <li>Without a candidate the text is of another length if it has characters of the alphabet, and no others in its words.
 *     Anything else is unclear.
 * </ol>
 *
 * <p>Letters that a code never has (0, O, 1, I, L, U) are not taken for others: none of them stands for a character of the
 * alphabet, so there is nothing that could be meant.
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

    /** By the rule above. */
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

    /** Why nothing is compared: {@link Confirmation#OTHER_LENGTH} or {@link Confirmation#UNCLEAR}. Empty if there is a code. */
    public Optional<Confirmation> refusal() {
        return refusal;
    }

    /** How many characters were typed that a code could have. */
    public int characters() {
        return characters;
    }

    /** What is to be compared; empty if there is nothing. */
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
