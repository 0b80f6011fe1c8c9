package io.github.onetimecode.core;

import java.util.function.Function;

/** Names exceptions without their messages, for logs: a message may contain an address, a code or typed text. */
public final class ExceptionNames {

    private ExceptionNames() {
    }

    /** The names of the exception and its causes. */
    public static String of(Throwable failure) {
        return of(failure, e -> "");
    }

    /** @param detail added after each name; empty, or beginning with a space */
    public static String of(Throwable failure, Function<Throwable, String> detail) {
        StringBuilder names = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            names.append(names.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName()).append(detail.apply(t));
        }
        return names.toString();
    }
}
