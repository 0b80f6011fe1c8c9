package io.github.onetimecode.refusal;

import java.util.Optional;

import org.keycloak.models.UserModel;

import io.github.onetimecode.lifecycle.Denial;
import io.github.onetimecode.limits.StoreUnavailable;

/**
 * A step refuses. Code that finds a reason throws this, however deep in the step it runs. It has no stack trace: a
 * refusal is an outcome, not a fault.
 */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final boolean quiet;

    /** @param reason for the administrator's log: contains no address, no code and nothing that was typed */
    public RefusedException(Refusal refusal, String reason, Object... arguments) {
        this(refusal, false, String.format(reason, arguments));
    }

    private RefusedException(Refusal refusal, boolean quiet, String reason) {
        super(reason, null, false, false);
        this.refusal = refusal;
        this.quiet = quiet;
    }

    /**
     * The same refusal, but the person does not learn what it says about the account. What happened to a code is no
     * secret.
     */
    public RefusedException quiet() {
        return refusal.isAboutCode() ? this : new RefusedException(refusal, true, getMessage());
    }

    /** Whether the reason stays hidden: it is about the account, and the login has proven nothing. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Key of the text that the person sees. */
    public String messageKey() {
        return quiet ? "oneTimeCodeRefused" : refusal.messageKey();
    }

    /** What an application without pages is told. */
    public String description() {
        return quiet ? "one_time_code_refused" : refusal.eventError();
    }

    public static RefusedException of(Denial denial, UserModel user) {
        return new RefusedException(Refusal.of(denial), "%s", denial.reason(user));
    }

    /** @throws RefusedException if there is a denial */
    public static void throwIf(Optional<Denial> denial, UserModel user) throws RefusedException {
        if (denial.isPresent()) {
            throw of(denial.get(), user);
        }
    }

    /** No attempts are left, and the login cannot start again. */
    public static RefusedException exhausted() {
        return new RefusedException(Refusal.EXHAUSTED, "no attempts are left");
    }

    public static RefusedException of(StoreUnavailable unavailable) {
        return new RefusedException(Refusal.UNAVAILABLE, "%s", unavailable.getMessage());
    }

    /** The store of this user would refuse a new password. */
    public static RefusedException passwordElsewhere(UserModel user) {
        return new RefusedException(Refusal.PASSWORD_ELSEWHERE, "the store of user %s accepts no new password",
                user.getId());
    }

    public static RefusedException misconfigured(String reason, Object... arguments) {
        return new RefusedException(Refusal.MISCONFIGURED, reason, arguments);
    }

    public Refusal refusal() {
        return refusal;
    }
}
