package io.github.onetimecode.core;

import java.util.List;

/** Texts that people enter for a code of eight characters, and whether the server finds one in them. */
public enum ReadByServer {

    DIGITS(CodeAlphabet.DIGITS, "00000001", "0000 0002", "        00000003", "00000004 -The Storj Team",
            "KCC: 00000005", "Your code is 0000 0006.", "0000-0007", "\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff18",
            "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0669", "0000\u200b0010", "KCC: code for Realm 2026: 00000011",
            "29.11.2026, 11:34: 0000 0012", "0000001", "000000013", "00000014 00000015", "00000016 00000016", "abc",
            "1.2.3.4.5.6.7.8", "0000 0017 90 minutes", "12 345678 for 10 minutes", "\u22120000\u22120018",
            "\ud835\udfd80000023"),

    LETTERS_AND_DIGITS(CodeAlphabet.LETTERS_AND_DIGITS, "ABCD2342", "abcd 2343", "Your code is ABCD2344.",
            "Your code is ABCD 2345.", "KCC: ABCD2346", "The secret is abcd2347.", "ABCD234O", "ABCD23",
            "ABCD 2348 DEFG 2349", "SECRETSS", "the secretss", "\uff21BCD2356", "\u0410BCD2357",
            "Bestellung 2026: ABCD-2358", "ABCD-2359 ABCD2359",
            "AB\u00df2345", "A\ufb00CD234", "\ud835\udc00BCD2362");

    private final CodeAlphabet alphabet;
    private final List<String> texts;

    ReadByServer(CodeAlphabet alphabet, String... texts) {
        this.alphabet = alphabet;
        this.texts = List.of(texts);
    }

    public List<String> texts() {
        return texts;
    }

    public boolean holdsCode(String text) {
        return CodeReading.of(text, alphabet, 8).refusal().isEmpty();
    }
}
