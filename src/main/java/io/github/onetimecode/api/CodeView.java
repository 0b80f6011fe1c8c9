package io.github.onetimecode.api;

import io.github.onetimecode.challenge.StoredChallenge;
import io.github.onetimecode.core.Purpose;
import io.github.onetimecode.lifecycle.CodeContext;
import io.github.onetimecode.lifecycle.CodeRequest;
import io.github.onetimecode.lifecycle.CodeStatus;

/**
 * A code as one person sees it: its user, or the stand-in.
 *
 * @param work with that person's request
 * @param kept challenge, bound to that person
 */
record CodeView(CodeContext work, StoredChallenge kept) {

    CodeStatus standing() {
        return new CodeStatus(work, kept);
    }

    boolean isNobodys() {
        return work.request().recipient().isNobody();
    }

    /**
     * The code that would have been issued for another purpose: to confirm it is to be wrong. A code that is over for
     * another reason stays so.
     */
    CodeView as(Purpose purpose) {
        CodeRequest other = work.request().with(purpose);
        return work.codes().isBoundTo(kept.challenge(), work.request().binding())
                ? new CodeView(work.with(other), kept.replacedBy(work.codes().rebind(kept.challenge(), other.binding())))
                : this;
    }
}
