package io.github.onetimecode.api;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeStatus;

/**
 * A code as one person sees it: its user, or the stand-in.
 *
 * @param work context of that person's request
 * @param kept challenge that is bound to that person
 */
record CodeView(CodeContext work, StoredChallenge kept) {

    CodeStatus standing() {
        return new CodeStatus(work, kept);
    }

    boolean isNobodys() {
        return work.request().recipient().isNobody();
    }

    /**
     * The code that would have been issued for another purpose, so confirming it fails like a wrong code. A code whose
     * binding no longer holds remains expired.
     */
    CodeView as(Purpose purpose) {
        CodeRequest other = work.request().with(purpose);
        if (!work.codes().isBoundTo(kept.challenge(), work.request().binding())) {
            return this;
        }
        return new CodeView(work.with(other),
                kept.replacedBy(work.codes().rebind(kept.challenge(), other.binding())));
    }
}
