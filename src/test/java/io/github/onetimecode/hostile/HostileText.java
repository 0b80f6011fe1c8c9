package io.github.onetimecode.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What people with bad intentions type into a field for a code. None of it is empty once cleaned. */
final class HostileText {

    private static final List<String> KNOWN = List.of("0", "00000000", "-1", "1e9", "NaN", "null", "true", "${7*7}",
            "#{7*7}", "<#assign x=1>", "%s%n%d", "{0}", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd",
            "\u0000", "\r\nSet-Cookie: a=b", "\uD800", "\uDBFF\uDFFF", "\u202E12345678", "\uFEFF1",
            "\u0661\u0662\u0663",
            "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18", "1234 567", "1234-567", "[]", "{\"a\":1}", "=", "&#49;",
            "2147483648", "9".repeat(64), "9".repeat(65), "\uD83D\uDE00".repeat(40), "$", "\\", "e\u0301".repeat(20));

    private final Random random;

    HostileText(Random random) {
        this.random = random;
    }

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

    /** Fewer than a code has, so that luck lets nobody in. */
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
