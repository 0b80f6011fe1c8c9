package io.github.onetimecode.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table.
 *
 * @param way    how people log in
 * @param manner what the mail server does meanwhile
 * @param script whether the page for the code asks for the state of its mail, as its script does
 */
record Scenario(LoginWay way, MailManner manner, boolean script) {

    static final Scenario PASSWORD = new Scenario(LoginWay.PASSWORD, MailManner.PROMPT, true);
    static final Scenario TOTP = new Scenario(LoginWay.TOTP, MailManner.PROMPT, true);
    static final Scenario FLOOR = new Scenario(LoginWay.FLOOR, MailManner.PROMPT, true);
    static final Duration DELAY = Duration.ofMillis(500);
    static final MailManner HALF_A_SECOND = MailManner.slow(DELAY);

    /** The ways that the targets are about. */
    private static final List<LoginWay> BACKGROUND = List.of(LoginWay.TWO_STEP, LoginWay.COMBINED);

    /** Judged by their price and by their page. */
    static List<Scenario> judged() {
        List<Scenario> all = new ArrayList<>(List.of(FLOOR));
        BACKGROUND.forEach(way -> {
            all.add(new Scenario(way, MailManner.PROMPT, false));
            all.add(new Scenario(way, MailManner.PROMPT, true));
        });
        BACKGROUND.forEach(way -> all.add(new Scenario(way, HALF_A_SECOND, true)));
        return all;
    }

    /** For information: what else can be finished. */
    static List<Scenario> others() {
        List<Scenario> all = new ArrayList<>(List.of(new Scenario(LoginWay.API, MailManner.PROMPT, true)));
        for (LoginWay way : List.of(LoginWay.TWO_STEP_FOREGROUND, LoginWay.COMBINED_FOREGROUND)) {
            all.add(new Scenario(way, MailManner.PROMPT, true));
            all.add(new Scenario(way, HALF_A_SECOND, true));
        }
        return all;
    }

    /** Those in which no mail ever arrives, so that a login ends at the page that asks for the code. */
    static List<Scenario> hanging() {
        return BACKGROUND.stream().map(way -> new Scenario(way, MailManner.HANGING, true)).toList();
    }

    /** The same in the foreground, where the pages wait as well. */
    static Scenario hangingInForeground() {
        return new Scenario(LoginWay.TWO_STEP_FOREGROUND, MailManner.HANGING, true);
    }

    /** For {@code -Dbenchmark.only}. */
    String name() {
        return way.isMailed() ? way.id() + "-" + manner.name() + (script ? "" : "-no-script") : way.id();
    }

    String title() {
        return way.isMailed() ? way.title() + ", SMTP " + manner.name() + (script ? "" : ", no script") : way.title();
    }

    /** Whether mails end at once, and nothing but the code makes it differ from TOTP. */
    boolean isPrompt() {
        return manner.equals(MailManner.PROMPT);
    }
}
