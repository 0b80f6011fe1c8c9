package io.github.onetimecode.keycloak.version;

import java.util.ArrayList;
import java.util.List;

import org.codehaus.mojo.animal_sniffer.logging.Logger;

/** The errors of a check, without all else that it tells. */
final class Findings implements Logger {

    private final List<String> errors = new ArrayList<>();

    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void info(String message) {
        // Which files are read.
    }

    @Override
    public void info(String message, Throwable cause) {
        // Likewise.
    }

    @Override
    public void debug(String message) {
        // Likewise.
    }

    @Override
    public void debug(String message, Throwable cause) {
        // Likewise.
    }

    @Override
    public void warn(String message) {
        // Classes that are in several jars of the server.
    }

    @Override
    public void warn(String message, Throwable cause) {
        // Likewise.
    }

    @Override
    public void error(String message) {
        errors.add(message);
    }

    @Override
    public void error(String message, Throwable cause) {
        errors.add(message + ": " + cause);
    }
}
