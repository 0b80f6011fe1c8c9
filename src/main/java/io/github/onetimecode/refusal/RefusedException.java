package io.github.onetimecode.refusal;

import java.util.Optional;

import org.keycloak.models.UserModel;

import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.limits.StoreUnavailable;

/**
 * A step that refuses, from wherever in it the reason was found. Carries no stack trace: it is an outcome, not a fault.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final boolean quiet;

    /** @param reason for the administrator's log: no address, no code, nothing that was typed */
    public RefusedException(Refusal refusal, String reason, Object... arguments) {
        this(refusal, false, String.format(reason, arguments));
    }

    private RefusedException(Refusal refusal, boolean quiet, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
        this.quiet = quiet;
    }

    /** The same, but the person is not told what it is about the account. What became of a code is nobody's secret. */
    public RefusedException quiet() {
        return refusal.isAboutCode() ? this : new RefusedException(refusal, true, getMessage());
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

    public static RefusedException of(Denial denial, UserModel user) {
        return new RefusedException(Refusal.of(denial), "%s", denial.reason(user));
    }

    /** @throws RefusedException if there is a reason to deny the user a code */
    public static void throwIf(Optional<Denial> denial, UserModel user) throws RefusedException {
        if (denial.isPresent()) {
            throw of(denial.get(), user);
        }
    }

    /** No attempts are left, and nothing can start again. */
    public static RefusedException exhausted() {
        return new RefusedException(Refusal.EXHAUSTED, "no attempts are left");
    }

    public static RefusedException of(StoreUnavailable unavailable) {
        return new RefusedException(Refusal.UNAVAILABLE, "%s", unavailable.getMessage());
    }

    /** A new password would be refused, by the store that keeps the user. */
    public static RefusedException passwordElsewhere(UserModel user) {
        return new RefusedException(Refusal.PASSWORD_ELSEWHERE, "the store of user %s accepts no new password", user.getId());
    }

    public static RefusedException misconfigured(String reason, Object... arguments) {
        return new RefusedException(Refusal.MISCONFIGURED, reason, arguments);
    }

    public Refusal refusal() {
        return refusal;
    }
}
