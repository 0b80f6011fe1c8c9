package io.github.onetimecode.login;

import java.util.Optional;

import org.keycloak.models.UserModel;

import io.github.onetimecode.realm.Denial;
import io.github.onetimecode.realm.StoreUnavailable;

/** A step that refuses, from wherever in it the reason was found. Carries no stack trace: it is an outcome, not a fault. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** @param reason for the administrator's log: no address, no code, nothing that was typed */
    Refused(Refusal refusal, String reason, Object... arguments) {
        super(String.format(reason, arguments), null, false, false);
        this.refusal = refusal;
    }

    static Refused of(Denial denial, UserModel user) {
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

    static Refused misconfigured(String reason, Object... arguments) {
        return new Refused(Refusal.MISCONFIGURED, reason, arguments);
    }

    Refusal refusal() {
        return refusal;
    }
}
