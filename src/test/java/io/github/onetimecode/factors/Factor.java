package io.github.onetimecode.factors;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.onetimecode.server.Page;

/** A factor by the page that asks for it, and by its name where factors are chosen. */
enum Factor {

    CODE("code", "One-time code by e-mail", Page::asksForCode),
    APP("app", "Authenticator Application", Page::asksForTotp),
    PASSKEY("passkey", "Passkey", page -> page.has("#authenticateWebAuthnButton"));

    private final String label;
    private final String choice;
    private final Predicate<Page> shown;

    Factor(String label, String choice, Predicate<Page> shown) {
        this.label = label;
        this.choice = choice;
        this.shown = shown;
    }

    String label() {
        return label;
    }

    String choice() {
        return choice;
    }

    boolean isShownBy(Page page) {
        return shown.test(page);
    }

    static Optional<Factor> shownBy(Page page) {
        return Arrays.stream(values()).filter(factor -> factor.isShownBy(page)).findFirst();
    }

    static Factor ofChoice(String choice) {
        return Arrays.stream(values()).filter(factor -> factor.choice.equals(choice)).findFirst()
                .orElseThrow(() -> new AssertionError("no such factor: " + choice));
    }
}
