package io.github.onetimecode.ways;

import io.github.onetimecode.server.NativeApplication;

/** By an application without a browser. */
record GrantVisit(NativeApplication application, String user, WayAnswer arrival) implements Visit {

    static GrantVisit of(NativeApplication application, String user) {
        return new GrantVisit(application, user, WayAnswer.of(application.ask(user)));
    }

    @Override
    public WayAnswer enter(String code) {
        return WayAnswer.of(application.enter(user, code));
    }

    /** An application is told of the mail in the words of the first one. */
    @Override
    public WayAnswer resend() {
        WayAnswer answer = WayAnswer.of(application.resend(user));
        return answer == WayAnswer.ASKED ? WayAnswer.SENT_AGAIN : answer;
    }
}
