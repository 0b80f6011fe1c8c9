package io.github.onetimecode.browser;

import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import io.github.onetimecode.server.Chromium;

/** One Chromium and one application for all tests of this JVM; windows of its own for each test, or for a class. */
final class SharedChromium implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedChromium.class);

    private record Running(Playwright playwright, Browser browser, Application application) implements AutoCloseable {

        @Override
        public void close() {
            application.close();
            browser.close();
            playwright.close();
        }
    }

    private record Open(Browsing browsing) implements AutoCloseable {

        @Override
        public void close() {
            browsing.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsing.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Open.class,
                key -> new Open(new Browsing(running.browser(), running.application())), Open.class).browsing();
    }

    private static Running start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Chromium.path()).setArgs(Chromium.ARGUMENTS));
        return new Running(playwright, browser, Application.start());
    }
}
