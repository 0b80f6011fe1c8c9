package io.github.onetimecode.factors;

import java.util.Locale;

import io.github.onetimecode.failclosed.Texts;
import io.github.onetimecode.server.Page;

/** A page in the words of the table. */
final class Seen {

    private static final String REFUSED = "oneTimeCodeRefused";

    private Seen() {
    }

    static String on(Page page) {
        if (page.loggedIn()) {
            return "logged in";
        }
        return Factor.shownBy(page).map(Factor::label).orElseGet(() -> refusal(page));
    }

    private static String refusal(Page page) {
        return Texts.keys(REFUSED).filter(key -> Texts.of(key).equals(page.message())).findFirst()
                .map(key -> "refused: " + words(key.substring(REFUSED.length())))
                .orElseGet(() -> "Keycloak's error " + page.status() + ", *" + page.message() + "*");
    }

    /** {@code NoAddress} is "no address". */
    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
