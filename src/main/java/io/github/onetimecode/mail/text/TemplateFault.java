package io.github.onetimecode.mail.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;

import io.github.onetimecode.core.ExceptionNames;
import io.github.onetimecode.core.PrintableName;

/** Tells where a template is broken: file, line and variable. Not FreeMarker's message, which may contain a value. */
final class TemplateFault {

    private static final Pattern MISSING_PARAMETER = Pattern.compile("required parameter \"(\\w+)\"");

    private TemplateFault() {
    }

    /** @param template that was filled; the fault may be in one that it imports */
    static String of(Throwable failure, String template) {
        String fault = null;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TemplateNotFoundException missing) {
                fault = missing.getTemplateName() + " is missing";
            } else if (t instanceof ParseException unreadable) {
                fault = unreadable.getTemplateName() + ", line " + unreadable.getLineNumber() + " cannot be read";
            } else if (t instanceof TemplateException broken) {
                fault = broken.getTemplateSourceName() + ", line " + broken.getLineNumber() + variable(broken);
            }
        }
        return fault == null ? template + " cannot be used (" + ExceptionNames.of(failure) + ")" : fault;
    }

    private static String variable(TemplateException broken) {
        Matcher parameter = MISSING_PARAMETER.matcher(broken.getMessageWithoutStackTop());
        String blamed = parameter.find() ? parameter.group(1) : broken.getBlamedExpressionString();
        return blamed == null ? "" : ", variable '" + PrintableName.of(blamed) + "'";
    }
}
