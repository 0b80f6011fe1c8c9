package io.github.onetimecode.failclosed;

import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the check at server start is to tell apart. */
final class CheckedFlows {

    static final String PASSWORD = "REQUIRED auth-username-password-form\n";

    private CheckedFlows() {
    }

    /** Flow, the steps after the password, the step that is warned of, and why. */
    static Stream<Arguments> neverRun() {
        String blind = "the condition 'user configured' ignores the sub-flow around it";
        return Stream.of(
                arguments("conditional around app and sub-flow", """
                        CONDITIONAL second:
                          REQUIRED conditional-user-configured
                          ALTERNATIVE auth-otp-form
                          ALTERNATIVE codes:
                            REQUIRED one-time-code-issue
                            REQUIRED one-time-code-confirm""", Scene.ISSUE, blind),
                arguments("conditional without a condition", """
                        CONDITIONAL second:
                          REQUIRED one-time-code-issue
                          REQUIRED one-time-code-confirm""", Scene.CONFIRM, "has no condition"),
                arguments("alternative beside required", "ALTERNATIVE one-time-code", "one-time-code",
                        "it is ALTERNATIVE beside executions that are REQUIRED"),
                arguments("alternative sub-flow beside required", """
                        ALTERNATIVE codes:
                          REQUIRED one-time-code-issue
                          REQUIRED one-time-code-confirm""", Scene.ISSUE,
                        "it is ALTERNATIVE beside executions that are REQUIRED"),
                arguments("disabled steps", """
                        DISABLED one-time-code-issue
                        DISABLED one-time-code-confirm""", Scene.CONFIRM, "it is DISABLED"),
                arguments("disabled sub-flow", """
                        DISABLED codes:
                          REQUIRED one-time-code""", "one-time-code", "or a sub-flow around it is"));
    }

    static Stream<Arguments> refusing() {
        return Stream.of(
                arguments("no confirm", "REQUIRED one-time-code-issue", Scene.ISSUE,
                        "it will refuse every login: 0 REQUIRED steps"),
                arguments("out of range", "REQUIRED one-time-code {codeLength=5}", "one-time-code",
                        "it will refuse every login: setting 'codeLength' is '5', but has to be 6 to 12"),
                arguments("six digits", "REQUIRED one-time-code {codeLength=6}", "one-time-code",
                        "the odds of guessing its codes within a year are 1.8e-03"),
                arguments("no action", "REQUIRED one-time-code-enrolled", "one-time-code-enrolled",
                        "nobody can enrol: the required action 'one-time-code-enrol' is not enabled"));
    }

    static Stream<Arguments> correct() {
        return Stream.of(
                arguments("correct", """
                        REQUIRED one-time-code-issue
                        REQUIRED one-time-code-confirm"""),
                arguments("correct flat conditional", """
                        CONDITIONAL second:
                          REQUIRED conditional-user-configured
                          REQUIRED one-time-code-issue
                          REQUIRED one-time-code-confirm"""),
                arguments("correct conditional around a sub-flow", """
                        CONDITIONAL second:
                          REQUIRED conditional-user-configured
                          REQUIRED codes:
                            REQUIRED one-time-code-issue
                            REQUIRED one-time-code-confirm"""),
                arguments("correct factor", """
                        REQUIRED second:
                          ALTERNATIVE auth-otp-form
                          ALTERNATIVE one-time-code"""),
                arguments("correct pairs", """
                        REQUIRED one-time-code-issue {stepName=a}
                        REQUIRED one-time-code-confirm
                        REQUIRED codes:
                          REQUIRED one-time-code-issue {stepName=b}
                          REQUIRED one-time-code-confirm {sourceStep=b}"""));
    }
}
