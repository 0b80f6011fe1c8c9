package io.github.onetimecode.limits;

/** The single-use store did not answer. The caller cannot rely on any claim and refuses the request. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(RuntimeException cause) {
        super("single-use object store: " + cause.getMessage(), cause);
    }
}
