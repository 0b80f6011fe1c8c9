package io.github.onetimecode.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ScreenshotAnimations;

import io.github.onetimecode.server.ProjectFiles;

/** Pictures for the documentation, taken anew with {@code -Dscreenshots=true}; otherwise they go to {@code target}. */
final class Pictures {

    private Pictures() {
    }

    static void take(Page page, String name) {
        page.screenshot(options(name));
    }

    /** One that no document shows, to be looked at by who changes the page. */
    static void look(Page page, String name) {
        page.screenshot(options(name).setPath(ProjectFiles.target().resolve("pictures").resolve(name)));
    }

    static void take(Locator part, String name) {
        part.page().screenshot(cut(options(name), part));
    }

    /** With few colours. */
    static void takeSmall(Locator part, String name) {
        Palette.reduce(part.page().screenshot(cut(options(name).setPath(null), part)), file(name));
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
