package io.github.onetimecode.benchmark;

/** A login that did not go as it should. */
final class LoginBroken extends Exception {

    private static final long serialVersionUID = 1;

    LoginBroken(String message) {
        super(message);
    }
}
