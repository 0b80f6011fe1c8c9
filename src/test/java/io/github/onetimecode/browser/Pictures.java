package io.github.onetimecode.browser;

import java.nio.file.Path;
import java.util.function.Supplier;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ScreenshotAnimations;

import io.github.onetimecode.server.ProjectFiles;

/** Pictures for the documentation, taken anew with {@code -Dscreenshots=true}; otherwise they go to {@code target}. */
final class Pictures {

    private static final String REFUSED = "Unable to capture screenshot";
    private static final int TRIES = 20;
    private static final int BETWEEN_TRIES_MILLIS = 250;

    private Pictures() {
    }

    static void take(Page page, String name) {
        shot(page, options(name));
    }

    /** One that no document shows, to be looked at by who changes the page. */
    static void look(Page page, String name) {
        shot(page, options(name).setPath(ProjectFiles.target().resolve("pictures").resolve(name)));
    }

    static void take(Locator part, String name) {
        shot(part.page(), cut(options(name), part));
    }

    /** With few colours. */
    static void takeSmall(Locator part, String name) {
        Palette.reduce(shot(part.page(), cut(options(name).setPath(null), part)), file(name));
    }

    private static byte[] shot(Page page, Page.ScreenshotOptions options) {
        return notRefused(() -> page.screenshot(options), () -> page.waitForTimeout(BETWEEN_TRIES_MILLIS));
    }

    /** Chromium refuses one now and then, mostly on a busy machine, and takes the same a moment later (156, Debian). */
    static byte[] notRefused(Supplier<byte[]> picture, Runnable pause) {
        for (int more = TRIES - 1; more > 0; more--) {
            try {
                return picture.get();
            } catch (PlaywrightException e) {
                if (!e.getMessage().contains(REFUSED)) {
                    throw e;
                }
                pause.run();
            }
        }
        return picture.get();
    }

    /** Whole pixels only: the last half of one would show what is behind. */
    private static Page.ScreenshotOptions cut(Page.ScreenshotOptions options, Locator part) {
        BoundingBox box = part.boundingBox();
        double left = Math.ceil(box.x);
        double top = Math.ceil(box.y);
        return options.setClip(left, top, Math.floor(box.x + box.width) - left, Math.floor(box.y + box.height) - top);
    }

    private static Page.ScreenshotOptions options(String name) {
        return new Page.ScreenshotOptions().setPath(file(name)).setAnimations(ScreenshotAnimations.DISABLED);
    }

    private static Path file(String name) {
        return (Boolean.getBoolean("screenshots") ? ProjectFiles.base().resolve("docs/images")
                : ProjectFiles.target().resolve("pictures")).resolve(name);
    }
}
