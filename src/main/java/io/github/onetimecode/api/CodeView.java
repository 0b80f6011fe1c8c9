package io.github.onetimecode.api;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeStatus;

/**
 * A code as one person sees it: its user, or the stand-in.
 *
 * @param context of that person's request
 * @param stored  challenge that is bound to that person
 */
record CodeView(CodeContext context, StoredChallenge stored) {

    CodeStatus status() {
        return new CodeStatus(context, stored);
    }

    boolean isOfStandIn() {
        return context.request().recipient().isNobody();
    }

    /**
     * The code that would have been issued for another purpose, so confirming it fails like a wrong code. A code whose
     * binding no longer holds remains expired.
     */
    CodeView as(Purpose purpose) {
        CodeRequest other = context.request().with(purpose);
        if (!context.codes().isBoundTo(stored.challenge(), context.request().binding())) {
            return this;
        }
        return new CodeView(context.with(other),
                stored.replacedBy(context.codes().rebind(stored.challenge(), other.binding())));
    }
}
