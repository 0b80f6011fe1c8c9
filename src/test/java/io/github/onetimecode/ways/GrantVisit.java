package io.github.onetimecode.ways;

import io.github.onetimecode.server.NativeApplication;

/** By an application without a browser. */
record GrantVisit(NativeApplication application, String user, Answer arrival) implements Visit {

    static GrantVisit of(NativeApplication application, String user) {
        return new GrantVisit(application, user, Answer.of(application.ask(user)));
    }

    @Override
    public Answer enter(String code) {
        return Answer.of(application.enter(user, code));
    }

    /** An application is told of the mail in the words of the first one. */
    @Override
    public Answer resend() {
        Answer answer = Answer.of(application.resend(user));
        return answer == Answer.ASKED ? Answer.SENT_AGAIN : answer;
    }
}
