package io.github.onetimecode.core;

import java.util.function.Function;

/** Exceptions by their names alone, for logs: what they say may repeat an address, a code or what was typed. */
public final class ExceptionNames {

    private ExceptionNames() {
    }

    /** The exception and its causes. */
    public static String of(Throwable failure) {
        return of(failure, e -> "");
    }

    /** @param detail to follow the name of each, with a space before it; may be empty */
    public static String of(Throwable failure, Function<Throwable, String> detail) {
        StringBuilder names = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            names.append(names.isEmpty() ? "" : " < ").append(t.getClass().getSimpleName()).append(detail.apply(t));
        }
        return names.toString();
    }
}
