package io.github.onetimecode.browser;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/** What violates WCAG 2.2, levels A and AA, on a page: as axe-core sees it on desktop and phone, light and dark. */
final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What Keycloak's own template.ftl of keycloak.v2 has around our pages: seen in 26.7.4. */
    private static final Set<String> FRAME = Set.of(
            // The name that was typed is shown in an input without a label.
            "label at [#kc-attempted-username]");

    /** How people look at a page. */
    private enum Look {

        DESKTOP(1280, 900, ColorScheme.LIGHT), DARK_DESKTOP(1280, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT), DARK_PHONE(390, 844, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Look(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }

        AxeResults at(Page page) {
            page.setViewportSize(width, height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            return new AxeBuilder(page).withTags(WCAG).analyze();
        }
    }

    private Accessibility() {
    }

    /** Nor anything that it could not decide, so that nothing passes unseen. */
    static void assertNothingFound(Page page) {
        Set<String> found = new TreeSet<>();
        for (Look look : Look.values()) {
            AxeResults results = look.at(page);
            assertThat(results.getPasses()).as("rules that were looked at").hasSizeGreaterThan(10);
            Stream.concat(parts(results.getViolations()), parts(results.getIncomplete()))
                    .filter(part -> !FRAME.contains(part)).forEach(part -> found.add(look + ": " + part));
        }
        assertThat(found).isEmpty();
    }

    /** Text stands out from what is behind it: 4.5 to 1, as each of these parts in a dark window. */
    static void assertReadableInTheDark(Page page, String... parts) {
        assertThat(parts(Look.DARK_DESKTOP.at(page).getPasses()))
                .contains(Stream.of(parts).map(part -> "color-contrast at [" + part + "]").toArray(String[]::new));
    }

    private static Stream<String> parts(List<Rule> rules) {
        return rules.stream().flatMap(rule -> rule.getNodes().stream()
                .map(node -> rule.getId() + " at " + node.getTarget()));
    }
}
