package io.github.onetimecode.ways;

import io.github.onetimecode.server.LoginBrowser;

/** At a browser. */
record PageVisit(LoginBrowser browser, Answer arrival) implements Visit {

    static PageVisit at(LoginBrowser browser) {
        return new PageVisit(browser, Answer.of(browser.page()));
    }

    @Override
    public Answer enter(String code) {
        return Answer.of(browser.submitCode(code));
    }

    @Override
    public Answer resend() {
        return Answer.of(browser.resend());
    }
}
