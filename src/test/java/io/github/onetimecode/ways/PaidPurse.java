package io.github.onetimecode.ways;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a user's wrong codes and mails are paid from. */
enum PaidPurse {

    PROVEN(7),
    UNPROVEN(5);

    /** As {@code failuresPerDay}: three fifths and two fifths. */
    static final int FAILURES_PER_DAY = 12;

    private final int failures;

    PaidPurse(int failures) {
        this.failures = failures;
    }

    /** Wrong codes that it pays for in a day. */
    int failures() {
        return failures;
    }

    PaidPurse other() {
        return this == PROVEN ? UNPROVEN : PROVEN;
    }

    List<Way> ways() {
        return Arrays.stream(Way.values()).filter(way -> way.purse() == this).toList();
    }

    /** In the keys of claims. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
