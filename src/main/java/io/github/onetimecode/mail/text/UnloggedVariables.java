package io.github.onetimecode.mail.text;

import java.util.HashMap;
import java.util.Map;

import freemarker.core.Environment;

/**
 * Template variables that must not appear in a log. FreeMarker 2.3.32 itself logs every failure, including the value
 * that caused it. This can only be switched off while a template runs; doing so when the template reads its first
 * variable is early enough.
 */
final class UnloggedVariables extends HashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    private transient Environment silenced;

    UnloggedVariables(Map<String, Object> variables) {
        super(variables);
    }

    @Override
    public Object get(Object name) {
        Environment running = Environment.getCurrentEnvironment();
        if (running != silenced && running != null) {
            silenced = running;
            running.setLogTemplateExceptions(false);
            running.setAttemptExceptionReporter((failure, environment) -> { });
        }
        return super.get(name);
    }
}
