package io.github.onetimecode.page;

import io.github.onetimecode.refusal.Refused;

import jakarta.ws.rs.core.MultivaluedMap;

/** The conversation with somebody who has proven nothing: whatever ends it, the person is told the same. */
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
    public boolean issueOnce() throws Refused {
        try {
            return form.issueOnce();
        } catch (Refused refused) {
            throw refused.quiet();
        }
    }

    @Override
    public void show() throws Refused {
        try {
            form.show();
        } catch (Refused refused) {
            throw refused.quiet();
        }
    }

    @Override
    public void take(MultivaluedMap<String, String> posted) throws Refused {
        try {
            form.take(posted);
        } catch (Refused refused) {
            throw refused.quiet();
        }
    }
}
