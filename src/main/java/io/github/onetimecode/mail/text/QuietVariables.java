package io.github.onetimecode.mail.text;

import java.util.HashMap;
import java.util.Map;

import freemarker.core.Environment;

/**
 * The variables of a template that must not be quoted in a log. FreeMarker 2.3.32 logs every failure by itself, with the value
 * that it stumbled over. It can be told not to while a template runs, and the first variable that one reads is early enough.
 */
final class QuietVariables extends HashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    QuietVariables(Map<String, Object> variables) {
        super(variables);
    }

    @Override
    public Object get(Object name) {
        Environment running = Environment.getCurrentEnvironment();
        if (running != null) {
            running.setLogTemplateExceptions(false);
            running.setAttemptExceptionReporter((failure, environment) -> { });
        }
        return super.get(name);
    }
}
