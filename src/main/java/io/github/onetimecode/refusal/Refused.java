package io.github.onetimecode.refusal;

import java.util.Optional;

import org.keycloak.models.UserModel;

import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.limits.StoreUnavailable;

/** A step that refuses, from wherever in it the reason was found. Carries no stack trace: it is an outcome, not a fault. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final boolean quiet;

    /** @param reason for the administrator's log: no address, no code, nothing that was typed */
    public Refused(Refusal refusal, String reason, Object... arguments) {
        this(refusal, false, String.format(reason, arguments));
    }

    private Refused(Refusal refusal, boolean quiet, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
        this.quiet = quiet;
    }

    /** The same, but the person is not told what it is about the account. What became of a code is nobody's secret. */
    public Refused quiet() {
        return refusal.isAboutCode() ? this : new Refused(refusal, true, getMessage());
    }

    /** Whether nothing was proven in this login, and it is about the account. */
    public boolean isQuiet() {
        return quiet;
    }

    /** What the person is told. */
    public String messageKey() {
        return quiet ? "oneTimeCodeRefused" : refusal.messageKey();
    }

    /** What an application is told that shows no page. */
    public String description() {
        return quiet ? "one_time_code_refused" : refusal.eventError();
    }

    public static Refused of(Denial denial, UserModel user) {
        return new Refused(Refusal.of(denial), "%s", denial.reason(user));
    }

    /** @throws Refused if there is a reason to deny the user a code */
    public static void throwIf(Optional<Denial> denial, UserModel user) throws Refused {
        if (denial.isPresent()) {
            throw of(denial.get(), user);
        }
    }

    /** No attempts are left, and nothing can start again. */
    public static Refused exhausted() {
        return new Refused(Refusal.EXHAUSTED, "no attempts are left");
    }

    public static Refused of(StoreUnavailable unavailable) {
        return new Refused(Refusal.UNAVAILABLE, "%s", unavailable.getMessage());
    }

    /** A new password would be refused, by the store that keeps the user. */
    public static Refused passwordElsewhere(UserModel user) {
        return new Refused(Refusal.PASSWORD_ELSEWHERE, "the store of user %s accepts no new password", user.getId());
    }

    public static Refused misconfigured(String reason, Object... arguments) {
        return new Refused(Refusal.MISCONFIGURED, reason, arguments);
    }

    public Refusal refusal() {
        return refusal;
    }
}
