package io.github.onetimecode.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What people with bad intentions type into a field for a code. */
final class HostileText {

    private static final List<String> KNOWN = List.of("0", "00000000", "-1", "1e9", "NaN", "null", "true", "${7*7}",
            "#{7*7}", "<#assign x=1>", "%s%n%d", "{0}", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd",
            "\u0000", "\r\nSet-Cookie: a=b", "\uD800", "\uDBFF\uDFFF", "\u202E12345678", "\uFEFF1",
            "\u0661\u0662\u0663",
            "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18", "1234 567", "1234-567", "[]", "{\"a\":1}", "=", "&#49;",
            "2147483648", "9".repeat(64), "9".repeat(65), "\uD83D\uDE00".repeat(40), "$", "\\", "e\u0301".repeat(20));

    private static final List<String> AROUND_A_CODE = List.of("%s", "KCC: %s", "<script>%s</script>", "' OR %s --",
            "${%s}", "\u202E%s", "\uFEFF%s\u0000", "%s\r\nSet-Cookie: a=b", "\uD83D\uDE00%s\uD83D\uDE00", "../../%s");
    private static final int CODE_LENGTH = 8;

    private final Random random;

    HostileText(Random random) {
        this.random = random;
    }

    /**
     * Holds what can be the code, and is compared. Of 6,000 such texts one is right in 17,000 runs.
     */
    String likeACode() {
        return AROUND_A_CODE.get(random.nextInt(AROUND_A_CODE.size())).replace("%s", digits(CODE_LENGTH));
    }

    /** Holds fewer digits than a code has as a rule, so that it is not compared. None of it is empty once cleaned. */
    String next() {
        return switch (random.nextInt(4)) {
            case 0 -> KNOWN.get(random.nextInt(KNOWN.size()));
            case 1 -> digits(1 + random.nextInt(7));
            case 2 -> "x" + new String(bytes(1 + random.nextInt(200)), StandardCharsets.ISO_8859_1);
            default -> "x" + codePoints(1 + random.nextInt(80));
        };
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    String digits(int length) {
        StringBuilder digits = new StringBuilder();
        random.ints(length, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private String codePoints(int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, Character.MAX_CODE_POINT + 1).forEach(text::appendCodePoint);
        return text.toString();
    }
}
