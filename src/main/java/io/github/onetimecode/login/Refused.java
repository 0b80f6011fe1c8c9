package io.github.onetimecode.login;

/** A step that refuses, from wherever in it the reason was found. Carries no stack trace: it is an outcome, not a fault. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** @param reason for the administrator's log: no address, no code, nothing that was typed */
    Refused(Refusal refusal, String reason, Object... arguments) {
        super(String.format(reason, arguments), null, false, false);
        this.refusal = refusal;
    }

    static Refused misconfigured(String reason, Object... arguments) {
        return new Refused(Refusal.MISCONFIGURED, reason, arguments);
    }

    Refusal refusal() {
        return refusal;
    }
}
