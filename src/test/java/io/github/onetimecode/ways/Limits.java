package io.github.onetimecode.ways;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The limits that all ways of the realm have, low enough to be reached with one wrong code by each way. */
final class Limits {

    static final int ATTEMPTS_PER_CODE = 2;
    static final int RESEND_AFTER_SECONDS = 17;
    static final int MAILS_PER_HOUR = 8;
    static final int MAILS_PER_DAY = 9;

    static final String OF_ISSUE = "mailsPerHour=" + MAILS_PER_HOUR + "; mailsPerDay=" + MAILS_PER_DAY
            + "; resendAfterSeconds=" + RESEND_AFTER_SECONDS;
    static final String OF_CONFIRM = "attemptsPerCode=" + ATTEMPTS_PER_CODE + "; failuresPerDay="
            + PaidPurse.FAILURES_PER_DAY;
    static final String OF_BOTH = OF_ISSUE + "; " + OF_CONFIRM;

    /** Two lines of a flow. */
    static final String TWO_STEPS = """
            REQUIRED one-time-code-issue {%s}
            REQUIRED one-time-code-confirm {%s}
            """.formatted(OF_ISSUE, OF_CONFIRM);

    private Limits() {
    }

    static Map<String, String> settings(String described) {
        return Arrays.stream(described.split("; ")).map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
