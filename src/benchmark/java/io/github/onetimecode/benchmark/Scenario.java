package io.github.onetimecode.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A row of the table: a way to log in, and what the mail server does meanwhile. */
record Scenario(LoginWay way, MailManner manner) {

    static final Scenario PASSWORD = new Scenario(LoginWay.PASSWORD, MailManner.PROMPT);
    static final Scenario TOTP = new Scenario(LoginWay.TOTP, MailManner.PROMPT);
    static final Duration DELAY = Duration.ofMillis(500);
    static final MailManner HALF_A_SECOND = MailManner.slow(DELAY);

    /** Those in which a login can be finished. */
    static List<Scenario> finished() {
        List<Scenario> all = new ArrayList<>(List.of(PASSWORD, TOTP));
        for (MailManner manner : List.of(MailManner.PROMPT, HALF_A_SECOND)) {
            for (LoginWay way : LoginWay.values()) {
                if (way.isMailed() && (way.isLogin() || manner.equals(MailManner.PROMPT))) {
                    all.add(new Scenario(way, manner));
                }
            }
        }
        return all;
    }

    /** Those in which no mail ever arrives, so that a login ends at the page that asks for the code. */
    static List<Scenario> hanging() {
        return List.of(new Scenario(LoginWay.TWO_STEP, MailManner.HANGING),
                new Scenario(LoginWay.COMBINED, MailManner.HANGING),
                new Scenario(LoginWay.TWO_STEP_FOREGROUND, MailManner.HANGING));
    }

    String name() {
        return way.isMailed() ? way.id() + "-" + manner.name() : way.id();
    }

    String title() {
        return way.isMailed() ? way.title() + ", SMTP " + manner.name() : way.title();
    }
}
