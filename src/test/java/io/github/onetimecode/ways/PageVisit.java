package io.github.onetimecode.ways;

import io.github.onetimecode.server.LoginBrowser;

/** At a browser. */
record PageVisit(LoginBrowser browser, WayAnswer arrival) implements Visit {

    static PageVisit at(LoginBrowser browser) {
        return new PageVisit(browser, WayAnswer.of(browser.page()));
    }

    @Override
    public WayAnswer enter(String code) {
        return WayAnswer.of(browser.submitCode(code));
    }

    @Override
    public WayAnswer resend() {
        return WayAnswer.of(browser.resend());
    }
}
