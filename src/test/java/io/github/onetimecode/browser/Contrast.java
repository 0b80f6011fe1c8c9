package io.github.onetimecode.browser;

import com.microsoft.playwright.Locator;

/** How well a text stands out from what is behind it, as WCAG 2.2 counts it: 1 is not at all, 21 black on white. */
final class Contrast {

    private static final String SCRIPT = """
            part => {
                const luminance = color => {
                    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(value => value / 255)
                        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const clear = color => color === 'rgba(0, 0, 0, 0)';
                let behind = part;
                while (clear(getComputedStyle(behind).backgroundColor)) {
                    behind = behind.parentElement;
                }
                const [dark, light] = [luminance(getComputedStyle(part).color),
                    luminance(getComputedStyle(behind).backgroundColor)].sort((a, b) => a - b);
                return (light + 0.05) / (dark + 0.05);
            }""";

    private Contrast() {
    }

    static double of(Locator part) {
        return ((Number) part.evaluate(SCRIPT)).doubleValue();
    }
}
