package io.github.onetimecode.benchmark;

import java.util.Locale;

/** What is told of a row. Times are in milliseconds. */
enum Column {

    CPU_PER_LOGIN(2), CPU_TO_TOTP(2), CPU_TO_FLOOR(2), LOGINS_PER_SECOND(0), LOGINS_PER_SECOND_APART(0),
    CROWD_CPU_PER_LOGIN(2), CROWD_BUSY_PERCENT(0), RATE_TO_TOTP(2), OPEN_P50(1), OPEN_P99(1), PASSWORD_P50(2),
    PASSWORD_P99(1), PASSWORD_TO_TOTP(2), PASSWORD_P99_TO_TOTP(2), CODE_P50(1), CODE_P99(1), MAIL_P50(0), MAIL_P99(0),
    MAIL_MAX(0), SMTP_PEAK(0), PROBE_P50(1), PROBE_P99(1), FAILED(0), DRIVER_CPU_PER_LOGIN(2),
    DATABASE_CPU_PER_LOGIN(2);

    private final int decimals;

    Column(int decimals) {
        this.decimals = decimals;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String told(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
