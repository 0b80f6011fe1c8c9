package io.github.onetimecode.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Opens windows of Chromium, each with cookies of its own. */
final class Browsing implements AutoCloseable {

    /** Generous: the machine may be doing other things. */
    private static final double PATIENCE_MILLISECONDS = 20_000;

    private final Browser browser;
    private final Application application;
    private final List<BrowserContext> windows = new ArrayList<>();

    Browsing(Browser browser, Application application) {
        this.browser = browser;
        this.application = application;
    }

    LoginWindow window() {
        return login(new Browser.NewContextOptions());
    }

    LoginWindow phone() {
        return login(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
    }

    /** A window of 1280 x 1024 whose person has everything four times as large. */
    LoginWindow zoomed() {
        return login(new Browser.NewContextOptions().setViewportSize(320, 256).setDeviceScaleFactor(4));
    }

    LoginWindow dark() {
        return login(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    }

    LoginWindow withoutScript() {
        return login(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** An empty page of this size. */
    Page page(int width, int height) {
        return open(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private LoginWindow login(Browser.NewContextOptions options) {
        if (options.viewportSize == null) {
            options.setViewportSize(900, 720);
        }
        return new LoginWindow(open(options), application, !Boolean.FALSE.equals(options.javaScriptEnabled));
    }

    private Page open(Browser.NewContextOptions options) {
        BrowserContext window = browser.newContext(options.setLocale("en-GB"));
        window.setDefaultTimeout(PATIENCE_MILLISECONDS);
        windows.add(window);
        return window.newPage();
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
