package io.github.onetimecode.page;

import io.github.onetimecode.refusal.RefusedException;

import jakarta.ws.rs.core.MultivaluedMap;

/** The form for a person who has proven nothing: all refusals tell this person the same. */
public final class QuietForm implements CodeForm {

    private final CodeForm form;

    public QuietForm(CodeForm form) {
        this.form = form;
    }

    @Override
    public boolean isIssued() {
        return form.isIssued();
    }

    @Override
    public boolean issueOnce() throws RefusedException {
        try {
            return form.issueOnce();
        } catch (RefusedException refused) {
            throw refused.quiet();
        }
    }

    @Override
    public void show() throws RefusedException {
        try {
            form.show();
        } catch (RefusedException refused) {
            throw refused.quiet();
        }
    }

    @Override
    public void take(MultivaluedMap<String, String> posted) throws RefusedException {
        try {
            form.take(posted);
        } catch (RefusedException refused) {
            throw refused.quiet();
        }
    }
}
